"""Bad input and broken-off runs: a clear fault or correct output, and never anything half-written."""
