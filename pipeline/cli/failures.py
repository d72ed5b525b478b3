"""What goes wrong, as Click errors: made here and nowhere else."""

from __future__ import annotations

import errno
import functools
import sqlite3
import sys
from collections.abc import Callable, Sequence
from typing import ParamSpec, TypeVar

import click

from pipeline import jsonl
from pipeline.errors import NotFoundError, QueryError, SaysoError
from pipeline.model import Rejection
from pipeline.seeds.rejected import printable

P = ParamSpec("P")
R = TypeVar("R")


LONGEST = 2000
"""Characters of a message that are shown."""


class BrokenRunError(click.ClickException):
    """A broken run: exit code 3."""

    exit_code = 3


class WrongUsageError(click.ClickException):
    """Something was asked for that is not there, or in words that can't be understood: exit code 2."""

    exit_code = 2


_REMEDIES = {
    errno.ENOSPC: "make room on the disk and give the same command again; nothing that was finished is lost",
    errno.EDQUOT: "make room on the disk and give the same command again; nothing that was finished is lost",
    errno.EROFS: "the disk can only be read; give another folder",
    errno.EACCES: "see who may read and write it, or give another folder",
    errno.EPERM: "see who may read and write it, or give another folder",
    errno.ENOTDIR: "something is in the place of a folder; move it away, or give another folder",
    errno.EEXIST: "something is in the place of a folder; move it away, or give another folder",
    errno.EISDIR: "a folder is in the place of a file; move it away, or give another folder",
    errno.ELOOP: "links lead in a circle; take them out",
    errno.EMFILE: "too many files are open; give fewer --workers, or raise the limit (ulimit -n)",
    errno.ENAMETOOLONG: "give a shorter name",
    errno.EIO: "the disk fails; copy what you have to another one",
}


def told(error: OSError) -> str:
    """What went wrong with which file, and what to do about it.

    >>> told(OSError(errno.EISDIR, "Is a directory", "out/claims.jsonl"))
    'out/claims.jsonl: Is a directory; a folder is in the place of a file; move it away, or give another folder'
    """
    where = error.filename if error.filename2 is None else error.filename2
    remedy = _REMEDIES.get(error.errno or 0)
    said = f"{where or 'standard output'}: {error.strerror or error}"
    return f"{said}; {remedy}" if remedy else said


def shown(message: str) -> str:
    r"""A message as it may be shown: what would steer a terminal is written as escapes, and what is endless is cut.

    >>> shown("no entity 'a\x1b[2J'\nsee the list")
    "no entity 'a\\x1b[2J'\nsee the list"
    """
    if len(message) > LONGEST:
        message = f"{message[:LONGEST]} ... ({len(message):,} characters)"
    return "\n".join(map(printable, message.split("\n")))


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """Turn errors of the pipeline into messages and exit codes, without a traceback."""

    @functools.wraps(command)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except (NotFoundError, QueryError) as error:
            raise WrongUsageError(shown(str(error))) from error
        except SaysoError as error:
            raise BrokenRunError(shown(str(error))) from error
        except BrokenPipeError:
            # The reader of our output has gone, as in `sayso query ... | head`; nothing is wrong.
            sys.stderr.close()
            raise SystemExit(0) from None
        except OSError as error:
            raise BrokenRunError(shown(told(error))) from error
        except sqlite3.Error as error:
            raise BrokenRunError(f"{getattr(error, 'sqlite_errorname', 'SQLite')}: {error}") from error
        except MemoryError as error:
            raise BrokenRunError(
                "there is not enough memory; what was finished is kept. Run again with fewer --workers, or with fewer"
                " seeds at once"
            ) from error

    return inner


def end_with(rejections: Sequence[Rejection], strict: bool) -> None:
    """Say on the standard error how much was dropped; with `strict`, exit with 1 where anything was."""
    unread = [r for r in rejections if r.stage == "parse"]
    for rejection in unread[:20]:
        click.echo(shown(f"rejected: {rejection.subject}: {rejection.reason}: {rejection.detail}"), err=True)
    if len(unread) > 20:
        click.echo(f"... and {len(unread) - 20} more seeds", err=True)
    if strict and rejections:
        raise SystemExit(1)


def finish(rejections: list[Rejection], path: str | None, strict: bool) -> None:
    """End a stage: write what was dropped to `path`, if one was given, and say so as `end_with`."""
    if path:
        jsonl.write(path, sorted(rejections))
    end_with(rejections, strict)
