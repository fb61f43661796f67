"""What has to be done, and was: one document, one case."""
