"""Archives re-verified: many cases, resumable, and what changed since the last time."""
