"""Stories: articles of which one is a copy of another, whole, cut or reworded."""
