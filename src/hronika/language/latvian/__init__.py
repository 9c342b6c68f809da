"""Everything that is Latvian: tokens, the model, declension, lexicons, the grammar of times."""
