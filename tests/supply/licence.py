"""The licence of one package, as an SPDX expression, and whether it is allowed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from email.message import Message
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import cast

from boolean.boolean import Expression
from license_expression import AND, OR, ExpressionError, LicenseSymbol, Licensing, get_spdx_licensing


@dataclass(frozen=True, slots=True)
class Policy:
    """What ``licences.toml`` states."""

    allowed: frozenset[str]
    names: dict[str, str]
    read: dict[str, str]
    elsewhere: dict[str, str]

    @classmethod
    @cache
    def stated(cls) -> Policy:
        """The policy of this project."""
        table = tomllib.loads(Path(__file__).with_name("licences.toml").read_text("utf-8"))
        return cls(frozenset(table["allowed"]), table["names"], table["read"], table["elsewhere"])


class UnclearLicenceError(Exception):
    """A package does not say under which licence it is; the message tells what to do."""


def licence_of(name: str, policy: Policy) -> str:
    """The SPDX expression of an installed package, or of one that is stated to be for elsewhere.

    The statement comes first: packages bring parts of others with them, which Ray puts on the path as it is imported.
    """
    if name in policy.elsewhere:
        return policy.elsewhere[name]
    try:
        metadata = cast("Message", distribution(name).metadata)
    except PackageNotFoundError:
        raise UnclearLicenceError(f"{name} is not installed: state its licence in licences.toml, [elsewhere]") from None
    return policy.read.get(name) or said(metadata, policy.names) or _unclear(name, metadata)


def said(metadata: Message, names: dict[str, str]) -> str | None:
    """What a package's metadata say in SPDX's terms: License-Expression, else License, else classifiers that agree.

    >>> message = Message()
    >>> message["License"] = "BSD"
    >>> said(message, {})
    >>> message["Classifier"] = "License :: OSI Approved :: MIT License"
    >>> said(message, {"MIT License": "MIT"})
    'MIT'
    """
    classifiers = [str(line).split(" :: ")[-1] for line in metadata.get_all("Classifier") or [] if "License ::" in line]
    classified = {names.get(word, word) for word in classifiers}
    words = [metadata.get("License-Expression"), metadata.get("License"), *(classified if len(classified) == 1 else ())]
    for word in words:
        known = names.get(word or "", word or "")
        if known and _is_spdx(known):
            return known
    return None


def is_allowed(expression: str, allowed: frozenset[str]) -> bool:
    """Whether one may use what is under an SPDX expression: all parts of AND, one part of OR must be allowed.

    >>> is_allowed("MIT AND (GPL-2.0-only OR Zlib)", frozenset({"MIT", "Zlib"}))
    True
    >>> is_allowed("MIT AND GPL-2.0-only", frozenset({"MIT"})), is_allowed("Own", frozenset({"MIT"}))
    (False, False)
    """
    try:
        return _holds(_spdx().parse(expression, validate=True), allowed)
    except ExpressionError:
        return False


@cache
def _spdx() -> Licensing:
    return get_spdx_licensing()


def _holds(part: Expression, allowed: frozenset[str]) -> bool:
    if isinstance(part, AND):
        return all(_holds(inner, allowed) for inner in part.args)
    if isinstance(part, OR):
        return any(_holds(inner, allowed) for inner in part.args)
    return isinstance(part, LicenseSymbol) and part.key in allowed


def _is_spdx(text: str) -> bool:
    try:
        return _spdx().parse(text, validate=True) is not None
    except ExpressionError:
        return False


def _unclear(name: str, metadata: Message) -> str:
    words = (metadata.get("License") or "")[:60]
    raise UnclearLicenceError(
        f"{name} says {words!r} of its licence: read its text, and state it in licences.toml, [read]"
    )
