"""The shipped tagger loads and keeps what it does to itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_runtime_of_the_model_is_told_to_report_nothing(tmp_path: Path) -> None:
    """ONNX Runtime keeps an identifier of the machine, and what it has yet to send, in the home."""
    code = "from pipeline.nlp.tagger.shipped import shipped_tagger; print(shipped_tagger().version)"
    plain = {name: value for name, value in os.environ.items() if name not in ("CI", "ORT_DISABLE_TELEMETRY")}
    home = {name: str(tmp_path) for name in ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "LOCALAPPDATA")}
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**plain, **home}, timeout=120, check=True, capture_output=True
    )
    assert ran.stdout.strip()
    assert list(tmp_path.rglob("*")) == []
