"""What a run leaves: reports, tables, a page with plots."""
