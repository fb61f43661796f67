"""One module for each area of finding codes; one small function for each rule."""
