"""The word lists of ``lexicon/entities.toml``, typed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.lexicon import load

Gender = Literal["female", "male"]


@dataclass(frozen=True, slots=True)
class Words:
    """What `resolve` knows of words. All keys are lower case, without dots; nouns are singular."""

    titles: frozenset[str]
    within_titles: frozenset[str]
    abbreviations: dict[str, str]
    roles: dict[str, str]
    persons: frozenset[str]
    organisations: frozenset[str]
    places: frozenset[str]
    documents: frozenset[str]
    sole: frozenset[str]
    general_roles: frozenset[str]
    offices: frozenset[str]
    journalists: frozenset[str]
    counting: frozenset[str]
    kin: frozenset[str]
    organisation_ends: frozenset[str]
    place_ends: frozenset[str]
    generic_words: frozenset[str]
    generic_places: frozenset[str]
    same_name: dict[str, str]
    same_organisation: dict[str, str]
    countries: frozenset[str]
    also_places: frozenset[str]
    gender_of_title: dict[str, Gender]
    gender_of_noun: dict[str, Gender]
    gender_of_given_name: dict[str, Gender]

    def role(self, noun: str) -> str:
        """One form for the nouns of one role.

        >>> words().role("spokeswoman"), words().role("sen")
        ('spokesperson', 'senator')
        """
        noun = noun.rstrip(".")
        noun = self.abbreviations.get(noun, noun)
        return self.roles.get(noun, noun)

    def is_person_noun(self, lemma: str) -> bool:
        """Whether a singular noun means a human being."""
        return lemma in self.persons or lemma in self.titles or lemma.endswith(("man", "woman", "person"))

    def is_office(self, lemma: str) -> bool:
        """Whether a singular noun beside a name tells who bears it ("Luc Martin, the head of the union")."""
        return lemma in self.offices or self.is_person_noun(lemma)


@cache
def words() -> Words:
    """The lists, read once."""
    data = load("entities")
    titles, nouns, ends = data["titles"], data["nouns"], data["name_ends"]
    genders: tuple[Gender, Gender] = ("female", "male")
    return Words(
        titles=frozenset(titles["female"] + titles["male"] + titles["neutral"] + list(titles["abbreviations"])),
        within_titles=frozenset(titles["within"]),
        abbreviations=dict(titles["abbreviations"]),
        roles=dict(data["roles"]),
        persons=frozenset(nouns["person"]),
        organisations=frozenset(nouns["organisation"]),
        places=frozenset(nouns["place"]),
        documents=frozenset(nouns["document"]),
        sole=frozenset(nouns["sole"]),
        general_roles=frozenset(nouns["general_role"]),
        offices=frozenset(nouns["office"]),
        journalists=frozenset(nouns["journalist"]),
        counting=frozenset(nouns["counting"]),
        kin=frozenset(nouns["kin"]),
        organisation_ends=frozenset(ends["organisation"]),
        place_ends=frozenset(ends["place"]),
        generic_words=frozenset(data["generic"]["words"]),
        generic_places=frozenset(data["generic"]["places"]),
        same_name=dict(data["same_name"]),
        same_organisation=dict(data["same_organisation"]),
        also_places=frozenset(data["given_names"]["also_places"]),
        countries=frozenset(data["places"]["countries"]),
        gender_of_title={w: g for g in genders for w in titles[g]},
        gender_of_noun={w: g for g in genders for w in nouns[g]},
        gender_of_given_name={w: g for g in genders for w in data["given_names"][g].split()},
    )
