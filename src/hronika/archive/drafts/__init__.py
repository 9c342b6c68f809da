"""A text that is to be published, checked against the archive: its quotations, names, offices and figures."""
