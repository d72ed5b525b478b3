"""The readers that are fed, by name."""

from __future__ import annotations

from tests.hostile.campaign import Reader
from tests.hostile.feeding_commands import RECORD_READERS
from tests.hostile.feeding_files import FILES
from tests.hostile.feeding_seeds import SEEDS

READERS: dict[str, Reader] = {reader.name: reader for reader in (*SEEDS, *FILES, *RECORD_READERS)}
