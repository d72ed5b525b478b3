"""What goes wrong, as Click errors: made here and nowhere else."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Sequence
from typing import ParamSpec, TypeVar

import click

from pipeline import jsonl
from pipeline.errors import NotFoundError, QueryError, SaysoError
from pipeline.model import Rejection

P = ParamSpec("P")
R = TypeVar("R")


class BrokenRunError(click.ClickException):
    """A broken run: exit code 3."""

    exit_code = 3


class WrongUsageError(click.ClickException):
    """Something was asked for that is not there, or in words that can't be understood: exit code 2."""

    exit_code = 2


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """Turn errors of the pipeline into messages and exit codes, without a traceback."""

    @functools.wraps(command)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except (NotFoundError, QueryError) as error:
            raise WrongUsageError(str(error)) from error
        except SaysoError as error:
            raise BrokenRunError(str(error)) from error
        except BrokenPipeError:
            # The reader of our output has gone, as in `sayso query ... | head`; nothing is wrong.
            sys.stderr.close()
            raise SystemExit(0) from None
        except OSError as error:
            raise BrokenRunError(f"{error.filename or 'input/output'}: {error.strerror or error}") from error

    return inner


def end_with(rejections: Sequence[Rejection], strict: bool) -> None:
    """Say on the standard error how much was dropped; with `strict`, exit with 1 where anything was."""
    unread = [r for r in rejections if r.stage == "parse"]
    for rejection in unread[:20]:
        click.echo(f"rejected: {rejection.subject}: {rejection.reason}: {rejection.detail}", err=True)
    if len(unread) > 20:
        click.echo(f"... and {len(unread) - 20} more seeds", err=True)
    if strict and rejections:
        raise SystemExit(1)


def finish(rejections: list[Rejection], path: str | None, strict: bool) -> None:
    """End a stage: write what was dropped to `path`, if one was given, and say so as `end_with`."""
    if path:
        jsonl.write(path, sorted(rejections))
    end_with(rejections, strict)
