"""The forms in which records leave: table, JSON, HTML, CoNLL-U."""
