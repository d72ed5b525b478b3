"""Which claims are compared, and what speaks for and against one event."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.model import Article
from pipeline.stages.link import profile_of
from pipeline.stages.link.likeness import FEATURES, Likeness, comparable, share
from pipeline.stages.link.pairs import MANY, pairs
from pipeline.stages.link.scorer import scorer
from pipeline.stages.link.sketch import Sketch, sketches
from tests.stages.link.test_events import ONE, TWO, claim


def sketch(name: str, article: Article = ONE, **given: str | None) -> Sketch:
    (made,) = sketches(article, [claim(name, article, **given)])  # type: ignore[arg-type]
    return made


def test_a_sketch() -> None:
    made = sketch("b", actor="reyes", target="bridge")
    assert (made.world, made.word, made.sentence) == ("actual non_future", "hit", 1)
    assert made.actor_heads | made.target_heads == {"reye", "bridg"}
    assert made.named_actors | made.names == {"reyes", "ana", "reye"}
    assert {"nobody", "slept"} <= made.around.keys()


@pytest.mark.parametrize(
    ("one", "other", "compared"),
    [
        (sketch("a"), sketch("b"), True),
        (sketch("a", lemma="kill"), sketch("b", lemma="murder"), True),
        (sketch("a", type_=None, lemma="kill"), sketch("b", type_=None, lemma="sell"), False),
        (sketch("a", lemma="kill", target="mayor"), sketch("b", lemma="burn", target="mayor"), True),
    ],
)
def test_which_claims_are_compared(one: Sketch, other: Sketch, compared: bool) -> None:
    assert pairs([one, other]) == ([(0, 1)] if compared else [])


@pytest.mark.parametrize(
    ("lemma", "kind", "compared"),
    [
        ("hit", "ASSAULT", True),  # a type is enough
        ("land", None, True),  # so is a word that says something
        ("come", None, False),  # an everyday one is not
    ],
)
def test_an_action_is_compared_by_itself_unless_it_is_an_everyday_one(
    lemma: str, kind: str | None, compared: bool
) -> None:
    one, other = (sketch(name, lemma=lemma, type_=kind) for name in "ab")
    assert not share(one, other)
    assert comparable(one, other) is compared


def test_whoever_takes_part_in_both_makes_an_everyday_action_worth_comparing() -> None:
    assert comparable(*(sketch(name, lemma="come", type_=None, actor="reyes") for name in "ab"))


def test_worlds_are_not_compared() -> None:
    (planned,) = sketches(ONE, [replace(claim("b", target="bridge"), modality="planned")])
    assert pairs([sketch("a", target="bridge"), planned]) == []


def test_many_claims_of_one_word_need_more_in_common() -> None:
    codes = [f"qu{chr(97 + n // 20)}{chr(97 + n % 20)}" for n in range(2 * MANY)]
    one = replace(ONE, text=" ".join(f"X{code} {code}x." for code in codes))
    starts = [one.text.index(f"X{code} ") for code in codes]
    claims = [
        replace(c, action=replace(c.action, start=s, end=s + 1))
        for n, s in enumerate(starts)
        for c in [claim(f"{n:03}", one, target=codes[n // 2])]
    ]
    found = pairs(sketches(one, claims))
    assert {(n, n + 1) for n in range(0, 2 * MANY, 2)} <= set(found)
    assert len(found) < len(claims) * len(claims) / 4


def test_features_are_symmetric_and_alone() -> None:
    one, other = sketch("a", actor="reyes", target="bridge"), sketch("b", TWO, lemma="shell", target="bridge")
    likeness = Likeness(map(profile_of, (ONE, TWO)))
    there, back, twice = (likeness.table(p) for p in ([(one, other)], [(other, one)], [(one, other)] * 3))
    assert there.shape == (1, len(FEATURES))
    assert np.array_equal(there, back)
    assert np.array_equal(twice, np.repeat(there, 3, 0))
    assert likeness.table([]).shape == (0, len(FEATURES))


def test_what_agrees_is_surer() -> None:
    likeness = Likeness(map(profile_of, (ONE, TWO)))
    near = (sketch("a", target="bridge"), sketch("b", TWO, target="bridge"))
    far = (sketch("a", target="bridge"), sketch("b", TWO, lemma="close", type_=None, target="school"))
    sure, unsure = scorer().probabilities(likeness.table([near, far]))
    assert sure > 2 * unsure
