"""Rejections: what was dropped, by which stage, and why. Nothing vanishes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Stage = Literal["parse", "attribute", "split", "resolve", "link", "build"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Rejection:
    """Something dropped.

    `subject` names it: a seed's path (``folder/file.jsonl:12`` for a line), or ``ARTICLE:START-END`` for a
    stretch of an article. `reason` is a code in kebab-case; `detail` says what happened, and the remedy where
    there is one.
    """

    stage: Stage
    subject: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a stage made, in order, and what it dropped."""

    made: tuple[T, ...]
    rejections: tuple[Rejection, ...] = ()
