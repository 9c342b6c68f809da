"""Makes the outlines of countries that the map of the reading room shows."""
