"""The built site under load, as a plain server would carry it."""
