"""The corpus of a run in partitions: JSON Lines, Parquet and N-Quads in as many files as wanted, for corpora that are
too large for one file of each kind. ``docs/partitions.md`` has the formats.
"""

from pipeline.partitions.manifest import File, Manifest

__all__ = ["File", "Manifest"]
