"""Pages become facts, each with its confidence, page, box and reader. Never sees the application."""
