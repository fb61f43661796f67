"""The specimen cases: for each procedure complete ones, and some with one planted defect each."""
