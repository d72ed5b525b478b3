import numpy as np

from pipeline.nlp.tagger.words import TAGS
from pipeline.training.corpus import AnnotatedArticle, AnnotatedAttribution, Mark
from pipeline.training.examples import NO_LINK, examples_of, gold_of
from tests.nlp.tagger.test_chunks import OnePiece, made

# Words are one character with a space behind it: word n has the offsets 2n and 2n + 1.


def mark(first: int, last: int) -> Mark:
    return Mark(2 * first, 2 * last - 1)


def annotated(*attributions: AnnotatedAttribution) -> AnnotatedArticle:
    return AnnotatedArticle("a", "", list(attributions), [])


def said(source: tuple[int, int] | None, cue: tuple[int, int], *content: tuple[int, int]) -> AnnotatedAttribution:
    return AnnotatedAttribution([mark(*source)] if source else [], [mark(*cue)], [mark(*c) for c in content])


def tags(gold_tags: np.ndarray) -> list[str]:
    return [TAGS[tag] for tag in gold_tags]


def test_spans_become_tags() -> None:
    gold = gold_of(made((7,)), annotated(said((0, 2), (2, 3), (3, 5), (6, 7))))
    assert tags(gold.tags) == [
        "B-source", "I-source", "B-cue", "B-content", "I-content", "O", "B-content",
    ]  # fmt: skip


def test_overlapping_annotations_leave_tags_that_may_follow_each_other() -> None:
    gold = gold_of(made((6,)), annotated(said(None, (0, 1), (1, 6)), said(None, (2, 3), (3, 4))))
    for before, tag in zip(["O", *tags(gold.tags)], tags(gold.tags), strict=False):
        assert not tag.startswith("I-") or before[2:] == tag[2:]


def test_a_source_that_two_cues_share_is_one_span() -> None:
    gold = gold_of(made((8,)), annotated(said((0, 1), (1, 2), (2, 3)), said((0, 1), (4, 5), (5, 6))))
    assert gold.spans["source"].tolist() == [[0, 1]]
    assert gold.source_of.tolist() == [0, 0]


def test_links_are_positions_in_the_chunk_and_what_a_chunk_cuts_off_has_none() -> None:
    words = made((4,), (6,), (3,))
    gold = gold_of(words, annotated(said((4, 5), (5, 6), (6, 9), (10, 12))))
    chunks = list(examples_of(words, OnePiece(words), gold, 9, 9, 1, 2))  # type: ignore[arg-type]
    assert [len(e.tags) for e in chunks] == [4, 6, 3]
    empty, whole, rest = chunks
    assert len(empty.spans["content"]) == 0
    assert (whole.cue_of.tolist(), whole.source_of.tolist()) == ([0], [0])
    assert rest.cue_of.tolist() == [NO_LINK]
    assert tags(rest.tags) == ["B-content", "I-content", "O"]
