"""Libraries are kept to so many threads in the processes that are started."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.nlp.threads import pin_threads, pinned

MULTIPLIED = """
import os, numpy
matrix = numpy.ones((2000, 2000))
matrix @ matrix
print(len(os.listdir("/proc/self/task")))
"""


def test_processes_that_are_started_are_pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    environment: dict[str, str] = {}
    monkeypatch.setattr(os, "environ", environment)
    pin_threads(1)
    assert environment == pinned(1)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted in /proc")
def test_a_pinned_process_multiplies_on_one_thread() -> None:
    environment = {**os.environ, **pinned(1)}
    run = [sys.executable, "-c", MULTIPLIED]
    done = subprocess.run(run, env=environment, capture_output=True, text=True, timeout=120, check=True)
    assert int(done.stdout) == 1
