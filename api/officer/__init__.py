"""Officers' pages: the queue, the case, decisions, letters, statistics."""
