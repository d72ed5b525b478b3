"""A process that answers from one store: ``python -m pipeline.serve.worker STORE MEMORY``.

It reads tasks on the standard input and writes replies on the standard output (`wire`), one at a time. The engine can't
stop a query, so who has waited long enough ends the process. It ends by itself when the standard input does, which is
also what happens when the server dies in any way; a query that runs is no hindrance, for it runs in another thread.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import traceback
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO

from pipeline import jsonl
from pipeline.errors import FormatError, SaysoError
from pipeline.graph.disk import damaged, open_store
from pipeline.graph.kept import Kept
from pipeline.serve.evaluate import evaluate
from pipeline.serve.wire import Reply, Task, frame

_STACK = 64 << 20
"""Bytes: deeply nested queries are read by recursion."""


def main(store: Path, memory: int) -> None:
    """Answer from `store` until the standard input ends. `memory` bounds the address space, in bytes (0: no bound)."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)  # the server ends its workers, after their last answers
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing else gets between the answers
    _bound(memory)
    try:
        kept = open_store(store)
    except SaysoError as error:
        _send(answers, Reply(500, why=str(error)))
        return
    tasks: SimpleQueue[Task] = SimpleQueue()
    threading.stack_size(_STACK)
    threading.Thread(target=_answer, args=(kept, store, tasks, answers), daemon=True).start()
    _send(answers, Reply(200))
    while (head := requests.read(4)) and len(head) == 4:
        tasks.put(jsonl.decode(requests.read(int.from_bytes(head, "big")), Task))
    os._exit(0)


def _answer(kept: Kept, store: Path, tasks: SimpleQueue[Task], answers: BinaryIO) -> None:
    while True:
        task = tasks.get()
        try:
            reply, body = evaluate(kept, task)
        except MemoryError:
            reply, body = Reply(422, why=TOO_MUCH), b""
        except FormatError:  # of a shipped question
            reply, body = Reply(503, why=DAMAGED), b""
        except (RuntimeError, OSError) as error:
            why = traceback.format_exc()
            reply, body = Reply(503, why=DAMAGED) if damaged(error, store) else Reply(500, why=why), b""
        except Exception:
            reply, body = Reply(500, why=traceback.format_exc()), b""
        try:
            _send(answers, reply, body)
        except OSError:
            os._exit(0)  # nobody is there


DAMAGED = "What the server keeps of the graph was damaged, and is made anew; try again in a minute."
TOO_MUCH = "The query takes more memory than this server gives it; ask for less with LIMIT, or for fewer combinations."


def _send(answers: BinaryIO, reply: Reply, body: bytes = b"") -> None:
    answers.write(frame(reply))
    answers.write(body)
    answers.flush()


def _bound(memory: int) -> None:
    """A query that takes all memory ends its worker, not the machine. Some systems have no such bound."""
    if memory:
        with contextlib.suppress(ImportError, OSError, ValueError):
            import resource  # noqa: PLC0415  # not on every system

            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
