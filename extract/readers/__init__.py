"""One module for each family of evidence: words and zones of its pages become facts."""
