"""Pages become facts, each with confidence, page, box and reader. Never sees the application."""
