"""Where a place lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PlaceType = Literal["continent", "country", "division", "city"]
"""What a place is. ``division``: first-level, such as a state, province or governorate; ``country``: what has an
ISO 3166-1 code, which is no statement on its status."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a place lies: the country (ISO 3166-1 alpha-2, as GeoNames has it; None for a continent), and a point.

    The point is WGS 84, in degrees, both or neither. A city's is its middle as GeoNames has it; a country's is a
    rounded middle of its territory and stands for all of it.
    """

    type: PlaceType
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
