"""Blocks: which entities are compared at all."""

from __future__ import annotations

import re

from pipeline.stages.identify.bodies import acronym_of, acronyms_for, company, state_body
from pipeline.stages.identify.countries import country_of
from pipeline.stages.identify.persons import person_key
from pipeline.stages.identify.profile import Profile
from pipeline.stages.identify.spelling import has_article, letters, romanised

SCHEMES = ("gazetteer", "wd", "geonames")
"""Links that identify; those of one scheme are one thing if they are equal."""
SHORTEST = 6
"""Names of places with fewer letters as transcribed are not compared by these."""
_JOINED = re.compile(r"(?<=\s)([ae]([zsrntd]))(?=\2)")
"""The article as it takes the sound of the letter behind it and is written with it ("Ezzor", "Annur")."""


def identifier(profile: Profile, scheme: str) -> str | None:
    """The only link of a scheme; None if there is none, or several."""
    found = [link for link in profile.links if link.startswith(f"{scheme}:")]
    return found[0] if len(found) == 1 else None


def name_keys(profile: Profile) -> tuple[str, ...]:
    """The keys of the blocks that an entity stands in, sorted; none where its name is tied to an article.

    Two entities are compared if they share a key, and only within the block of that key:

    - ``name:`` the letters of a name that is its own or that an article gave it;
    - ``person:`` the first letter of the given name and the consonants of the surname, as transcribed;
    - ``acronym:`` what it is, or may be, short for;
    - ``company:`` its name without company endings;
    - ``state:`` country and words of a body of which a country has one;
    - ``place:`` its name as transcribed;
    - ``country:`` the country that it is, or whose people or capital it is named after;
    - ``link:`` an identifier elsewhere.

    A block grows with the number of different names that share the key, not with the articles that use them.
    """
    links = [f"link:{link}" for scheme in SCHEMES if (link := identifier(profile, scheme))]
    if profile.kind == "outlet":
        return tuple(sorted(links))
    if profile.bound is not None:
        return tuple(sorted(link for link in links if link.startswith("link:gazetteer:")))
    keys = set(links)
    keys.update(f"name:{form}" for name in (profile.name, *profile.given) if (form := letters(name)))
    if profile.kind == "person":
        keys.update(f"person:{key}" for key in [person_key(profile.name)] if key)
    if profile.kind in {"organisation", "thing", "collective"}:
        acronym = acronym_of(profile.label)
        keys.update(f"acronym:{form}" for form in ((acronym,) if acronym else acronyms_for(profile.name)))
    if profile.kind == "organisation":
        core, state = company(profile.name), state_body(profile.name)
        keys.update({f"company:{core[0]}"} if core else ())
        keys.update({f"state:{state}"} if state else ())
    if profile.kind == "place":
        place = place_form(profile.name)
        keys.update({f"place:{place}"} if place else ())
    country = country_of(profile)
    if country is not None:
        keys.add(f"country:{country[0]}")
    return tuple(sorted(keys))


def place_form(name: str) -> str | None:
    """The letters of a place's name as transcribed; None for one that shows no sign of transcription, or is short.

    >>> place_form("deir ez-zor"), place_form("deir ezzor"), place_form("brooklyn")
    ('dirzur', 'dirzur', None)
    """
    apart = _JOINED.sub(r"\1-", name)
    form = "".join(romanised(apart))
    return form if len(form) >= SHORTEST and has_article(apart) else None
