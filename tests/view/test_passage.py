"""The passage of a claim: its pieces join to the text, its spans to their words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Anonymity, Article, Attribution, Basis, Block, Claim
from pipeline.view.passage import Passage, passage
from tests.samples import ADDED, CORPUS, CROSSED, DAMAGED, DENIED, HURT, ONE, SAID, SHELLED, TWO, WOUNDED, span


def joined(found: Passage, span: int) -> str:
    return "".join(piece.text for p in found.paragraphs for piece in p.pieces if span in piece.marks)


@pytest.mark.parametrize(
    ("article", "claim", "act"),
    [(ONE, DAMAGED, SAID), (ONE, CROSSED, ADDED), (ONE, WOUNDED, HURT), (TWO, SHELLED, DENIED)],
)
def test_marked_pieces_are_the_spans(article: Article, claim: Claim, act: Attribution) -> None:
    found = passage(article, claim, [act])
    assert [joined(found, n) for n in range(len(found.spans))] == [span.text for span in found.spans]
    roles = {span.role: span.text for span in found.spans}
    assert act.source and act.cue
    assert (roles["source"], roles["cue"]) == (act.source.text, act.cue.text)
    assert roles["evidence"] == claim.evidence.text
    for paragraph in found.paragraphs:
        assert "".join(piece.text for piece in paragraph.pieces) in article.text


def test_what_is_told_of_a_source_is_marked() -> None:
    who, what = span(ONE, "A resident"), span(ONE, "two people")
    act = replace(HURT, basis=Basis("witnessed", who), anonymity=Anonymity(who, what))
    found = passage(ONE, WOUNDED, [act])
    roles = {marked.role: marked.text for marked in found.spans}
    assert (roles["basis"], roles["position"], roles["reason"]) == ("A resident", "A resident", "two people")


def test_a_speaker_named_paragraphs_before_is_shown_with_the_gap() -> None:
    blocks: list[Block] = []
    for line in ("Ana Reyes spoke.", "“One thing.", "Another.", "“We hit it.”"):
        start = blocks[-1].end + 1 if blocks else 0
        blocks.append(Block("paragraph", start, start + len(line)))
    text = "Ana Reyes spoke.\n“One thing.\nAnother.\n“We hit it.”"
    article = replace(ONE, text=text, blocks=tuple(blocks))
    source = replace(SAID.source, start=0, end=9, text="Ana Reyes") if SAID.source else None
    start = text.index("We hit it")
    evidence = replace(DAMAGED.evidence, start=start, end=start + 9, text="We hit it")
    action = replace(DAMAGED.action, start=start + 3, end=start + 6, text="hit")
    claim = replace(DAMAGED, evidence=evidence, action=action, target=(), place=(), instrument=(), time=None)
    act = replace(SAID, source=source, cue=None, content=(evidence,), said_at=None)
    found = passage(article, claim, [act])
    assert [(p.gap, "".join(piece.text for piece in p.pieces)) for p in found.paragraphs] == [
        (False, "Ana Reyes spoke."),
        (True, "“We hit it.”"),
    ]


@pytest.mark.parametrize("blocks", [True, False])
def test_long_paragraphs_are_cut_around_the_claim(blocks: bool) -> None:
    before = "filler " * 1000
    text = before + ONE.text.replace("\n", " ") + before
    shift = len(before)

    evidence = replace(CROSSED.evidence, start=CROSSED.evidence.start + shift, end=CROSSED.evidence.end + shift)
    action = replace(CROSSED.action, start=CROSSED.action.start + shift, end=CROSSED.action.end + shift)
    claim = replace(CROSSED, evidence=evidence, action=action, actor=(), target=())
    article = replace(ONE, text=text, blocks=(Block("paragraph", 0, len(text)),) if blocks else ())
    (paragraph,) = passage(article, claim, []).paragraphs
    assert paragraph.gap and paragraph.cut
    assert sum(len(piece.text) for piece in paragraph.pieces) < 1000


def test_all_claims_of_the_sample_have_a_passage() -> None:
    articles = {article.id: article for article in CORPUS.articles}
    assert all(passage(articles[c.article], c, []).paragraphs for c in CORPUS.claims)
