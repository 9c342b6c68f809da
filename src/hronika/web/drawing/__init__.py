"""Charts: where everything of them stands, worked out on the server; templates write them as SVG."""
