"""The explorer page: one HTML file, drawn with pyvis, that works offline."""

from pipeline.view.page import render

__all__ = ["render"]
