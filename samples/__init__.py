"""Specimen people, documents and cases: drawn by code, fictional, the same bytes for a seed."""
