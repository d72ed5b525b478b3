"""The explorer page: one HTML file, drawn with pyvis, that works offline."""
