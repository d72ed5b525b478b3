"""What words mean, as vectors: words used alike point in one direction. Read with numpy alone."""

from pipeline.nlp.embedding.vectors import WIDTH, Floats, vector

__all__ = ["WIDTH", "Floats", "vector"]
