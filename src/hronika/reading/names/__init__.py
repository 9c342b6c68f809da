"""Who and what is named: spans of names, which of them are the same one, acronyms and roles."""
