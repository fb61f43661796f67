"""Made-up archives and people, and what runs over them cost."""
