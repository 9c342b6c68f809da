"""Other analysers in the place of our own: whole pipelines of spaCy or Stanza, each an optional extra."""
