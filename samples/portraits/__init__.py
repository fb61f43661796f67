"""Photos for measuring: faces of a sheet or drawn ones, set to the specification, then spoilt."""
