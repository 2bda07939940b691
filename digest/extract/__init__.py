"""Read a laid-out document field by field. One module a field, one `find` a module."""
