"""How the line recogniser was trained: generator, network, one command. Not imported to read."""
