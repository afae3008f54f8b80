"""Declared faults, and the proof that each is caught with its own message: see `run`."""
