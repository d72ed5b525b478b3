"""Work on many articles: in this process, in a pool of processes, or wherever another `Backend` takes it."""

from pipeline.workers.backend import Backend, Lost
from pipeline.workers.local import Local, available_cores
from pipeline.workers.progress import Progress, silent

__all__ = ["Backend", "Local", "Lost", "Progress", "available_cores", "silent"]
