"""The tagger that ships with the package: its files, and how they are loaded."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable

import numpy as np
from tokenizers import Tokenizer

from pipeline.errors import SetupError
from pipeline.nlp.tagger.crf import Floats
from pipeline.nlp.tagger.tagger import Settings, Tagger
from pipeline.nlp.tagger.words import Ints

ENCODER, HEADS, PIECES, SETTINGS = "encoder.onnx", "heads.npz", "tokenizer.json", "settings.json"


class OnnxEncoder:
    """The encoder in ONNX Runtime. One call runs on one thread, so that the order of sums stays the same; threads may
    call at the same time.
    """

    def __init__(self, model: bytes) -> None:
        # Unless told otherwise before its import, ONNX Runtime (1.29 and later) reports its use and the models it reads
        # to its makers, and keeps an identifier of the machine in the user's home.
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        import onnxruntime  # noqa: PLC0415  (a third of a second, so only where it is needed)

        onnxruntime.disable_telemetry_events()  # where the variable is not known: on Windows
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.use_deterministic_compute = True
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def __call__(self, ids: Ints, features: Ints) -> Floats:
        """The vectors of the pieces of one chunk, shape (pieces, width)."""
        (hidden,) = self._session.run(None, {"ids": ids, "features": features})
        return np.asarray(hidden, np.float32)


def load_tagger(folder: Traversable, threads: int = 1) -> Tagger:
    """The tagger whose files are in `folder`, reading on `threads` threads.

    Raises `SetupError` where a file is missing or damaged.
    """
    try:
        told = json.loads((folder / SETTINGS).read_text("utf-8"))
        settings = Settings(told["version"], told["limit"], tuple(told["confidence"]))
        tokenizer = Tokenizer.from_str((folder / PIECES).read_text("utf-8"))
        with as_file(folder / HEADS) as path, np.load(path) as stored:
            heads: Mapping[str, Floats] = {name: stored[name].astype(np.float32) for name in stored.files}
        encoder = OnnxEncoder((folder / ENCODER).read_bytes())
    except (OSError, ValueError, KeyError) as error:
        raise SetupError(f"the attribution model in {folder} can't be read ({error}); install sayso again") from error
    return Tagger(tokenizer, encoder, heads, settings, threads)


@cache
def shipped_tagger(threads: int = 1) -> Tagger:
    """The tagger of this package, loaded once per process."""
    return load_tagger(files("pipeline") / "nlp" / "tagger" / "model", threads)
