"""Places: which country, region or settlement the names of articles mean."""
