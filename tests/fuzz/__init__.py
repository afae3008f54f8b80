"""Coverage-guided fuzzing of the author's grammar: run by hand, not by pytest (see README.md beside this)."""
