"""What several cases say together and none alone: payments, photos, persons, files, numbers."""
