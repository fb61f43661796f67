"""Specimens of every evidence kind, one module a family; each drawer gives a file's bytes."""
