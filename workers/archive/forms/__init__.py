"""The forms an archive comes in: folders, tar, zip, an S3 prefix, a manifest."""
