"""The reading room: the archive as web pages, with the same in JSON and CSV beside each."""
