"""Records as HTML strings; no record is read from disk here and no page is known."""
