"""The move to another generator, rehearsed: the same pages, made without MkDocs."""
