"""The portrait photograph: what is measured on it, and what the specification says of that."""
