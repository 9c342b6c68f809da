"""Coreference in Latvian: candidates, their features, the model that links them."""
