"""The libraries of the extra ``cluster``, loaded when first needed and kept quiet."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pipeline.errors import SetupError

MISSING = "running on a cluster needs Ray; install it on every node with: pip install 'sayso[cluster]'"

_SETTINGS = {
    "RAY_USAGE_STATS_ENABLED": "0",  # Ray would report its use to its makers
    "RAY_DEDUP_LOGS_SKIP_REGEX": "(?s).*",  # lines of other nodes that Ray would print among ours
    "RAY_SCHEDULER_EVENTS": "0",
    "RAY_ENABLE_AUTO_CONNECT": "0",  # a call after the end of a run must not start or join another cluster
    "RAY_BACKEND_LOG_LEVEL": "fatal",  # the part of Ray in C++ writes to the terminal what is lower than that
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",  # or it warns of a change to come that is none to us
}
"""What Ray reads from the environment when it is imported. A user's own settings hold."""


def ray() -> Any:
    """The package `ray`. Raises `SetupError` if it is not installed."""
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
    try:
        import ray as loaded  # noqa: PLC0415  (seconds, and an extra)
    except ImportError as error:
        raise SetupError(MISSING) from error
    return loaded


def ray_data() -> Any:
    """The package `ray.data`, which writes its log into Ray's folder alone."""
    ray()
    try:
        import ray.data as loaded  # noqa: PLC0415
    except ImportError as error:
        raise SetupError(MISSING) from error
    logger = logging.getLogger("ray.data")
    for handler in list(logger.handlers):
        if isinstance(handler, logging.StreamHandler) and not isinstance(handler, logging.FileHandler):
            logger.removeHandler(handler)
    context = loaded.DataContext.get_current()
    context.print_on_execution_start = False
    context.enable_progress_bars = False
    return loaded


def arrow() -> Any:
    """The package `pyarrow`, in whose tables Ray Data carries rows."""
    try:
        import pyarrow  # noqa: PLC0415
    except ImportError as error:
        raise SetupError(MISSING) from error
    return pyarrow


@contextmanager
def hushed() -> Iterator[None]:
    """Keep off the terminal what libraries in C++ write to the descriptors themselves."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = {descriptor: os.dup(descriptor) for descriptor in (1, 2)}
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        for descriptor in kept:
            os.dup2(nowhere, descriptor)
        yield
    finally:
        for descriptor, copy in kept.items():
            os.dup2(copy, descriptor)
            os.close(copy)
        os.close(nowhere)
