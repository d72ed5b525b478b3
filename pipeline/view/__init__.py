"""The explorer page: one HTML file, drawn with pyvis, that works offline."""

from pipeline.view.page import render, served
from pipeline.view.sparql import Embedded, embedded

__all__ = ["Embedded", "embedded", "render", "served"]
