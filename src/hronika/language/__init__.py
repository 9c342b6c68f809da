"""Languages: from text to analysed sentences, and what reading needs to know of each."""
