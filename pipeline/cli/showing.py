"""One claim as text for a terminal: its chain, its roles, its passage with the spans in labelled brackets."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from pipeline.dossier.desk import Desk
from pipeline.dossier.desk import words as in_words
from pipeline.lexicon import load
from pipeline.model import Attribution, Claim, Corpus, SourceLink
from pipeline.view.passage import Paragraph, Passage, passage
from pipeline.view.when import interval_words, published_words

WIDTH = 100


def claim_as_text(corpus: Corpus, claim: Claim) -> str:
    """The claim in words. Control characters of the article are left out: they could steer the terminal."""
    return "\n".join(_printable(line) for line in _lines(corpus, claim))


def _lines(corpus: Corpus, claim: Claim) -> Iterator[str]:
    words = load("page")
    said = {a.id: a for a in corpus.attributions if a.article == claim.article}
    article = next(a for a in corpus.articles if a.id == claim.article)
    yield claim.id
    yield ""
    for depth, link in enumerate(claim.sources):
        role = "said by" if not depth else "reported by" if link.attribution is None else "as told by"
        yield f"{role:12}{_link(link, said.get(link.attribution or ''), alone=len(claim.sources) == 1)}"
    yield f"{'in':12}{article.title or article.id}, {published_words(article.published)}"
    yield ""
    for role in ("actor", "action", "target", "instrument", "place", "quantity"):
        if role == "action":
            texts = [claim.action.text + (f"  ({claim.action.plover})" if claim.action.plover else "")]
        else:
            texts = [spot.text for spot in getattr(claim, role)]
        if texts or role == "actor":
            yield f"{role:12}{'; '.join(texts) or 'not named'}"
    if claim.time:
        read = interval_words(claim.time.begin, claim.time.finish) or claim.time.value
        yield f"{'time':12}{claim.time.text}: {read}"
    for name in ("polarity", "modality", "certainty", "tense"):
        negated = f" (not: {claim.action.lemma})" if name == "polarity" and claim.polarity == "negative" else ""
        yield f"{name:12}{words[name][getattr(claim, name)]}{negated}"
    yield f"{'confidence':12}{claim.confidence:.2f} ({claim.extractor})"
    yield from _standing(corpus, claim)
    for again in claim.repeated:
        yield f"{'said again':12}{' '.join(again.text.split())}"
    yield ""
    acts = [link.attribution for link in claim.sources] + [again.attribution for again in claim.repeated]
    chain = [said[act] for act in acts if act in said]
    found_in = passage(article, claim, chain)
    for paragraph in found_in.paragraphs:
        yield from textwrap.wrap(_marked(paragraph, found_in), WIDTH, initial_indent="  ", subsequent_indent="  ")
        yield ""


def _standing(corpus: Corpus, claim: Claim) -> Iterator[str]:
    """How the claim stands with all that the corpus holds: status, origins, and the claims that agree or do not."""
    words = load("page")
    desk = Desk.of(corpus)
    if claim.status:
        yield f"{'status':12}{words['status'][claim.status]}"
    if claim.origins:
        yield f"{'origins':12}{'; '.join(desk.name(key) for key in claim.origins)}"
    for relation in desk.relations_of.get(claim.id, ()):
        seen, key = ("relations", relation.other) if relation.claim == claim.id else ("related", relation.claim)
        other = desk.claims.get(key)
        if other is not None:
            who = desk.name(other.sources[0].entity) if other.sources[0].entity else other.sources[0].label
            why = f"{words['slots'][relation.slot]}: {in_words('reasons', relation.reason)}"
            yield f"{'':12}{words[seen][relation.kind]}: {desk.label(other)} ({who}; {why}) {other.id}"


def _link(link: SourceLink, said: Attribution | None, alone: bool) -> str:
    words = load("page")
    if link.attribution is None:
        return f"{link.label} (outlet{', in its own voice' if alone else ''})"
    text = f"{link.label} ({words['source_kinds'][link.kind]})"
    if said is None:
        return text
    text += f": {words['stances'][said.stance]}"
    if said.said_at:
        read = interval_words(said.said_at.begin, said.said_at.finish)
        text += f" {said.said_at.text}" + (f" ({read})" if read else "")
    return f"{text}; {words['forms'][said.form]}"


def _marked(paragraph: Paragraph, found: Passage) -> str:
    """The paragraph with ``[role: words]`` around each span; the evidence as a whole is not bracketed."""
    parts: list[str] = ["..."] if paragraph.gap else []
    opened: list[int] = []
    for piece in paragraph.pieces:
        marks = [mark for mark in piece.marks if found.spans[mark].role not in {"evidence", "content"}]
        while opened and opened[-1] not in marks:
            opened.pop()
            parts.append("]")
        for mark in marks:
            if mark not in opened:
                opened.append(mark)
                parts.append(f"[{found.spans[mark].role}: ")
        parts.append(piece.text)
    parts.extend("]" * len(opened))
    return "".join(parts) + ("..." if paragraph.cut else "")


def _printable(line: str) -> str:
    return "".join(c for c in line if c.isprintable())
