"""Sayso: news articles to a knowledge graph of who says what, about whom, when, and on whose say-so.

Layers, top to bottom: ``cli > run > view > graph > stages > nlp, lexicon > jsonl > model > errors``.
"""

__version__ = "0.1.0"
