"""Places with their Latvian names: a gazetteer of countries, regions and settlements."""
