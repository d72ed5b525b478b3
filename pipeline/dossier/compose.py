"""A cited briefing in Markdown about an entity or an event."""

from __future__ import annotations

from pipeline.dossier.desk import Desk, plural
from pipeline.dossier.entity import entity_sections
from pipeline.dossier.event import event_sections
from pipeline.dossier.markdown import inline
from pipeline.dossier.notes import Notes
from pipeline.dossier.subject import find
from pipeline.model import Corpus, Entity


def dossier(corpus: Corpus, wanted: str) -> str:
    """The briefing on the entity or event that is called `wanted` (see `find`), as Markdown with footnotes.

    Every line that tells what is said ends with its passages: quoted words (white space as one space), title, outlet,
    time of publication, address, offsets in code points, id of the claim. Words of articles can't be taken for markup.
    The same corpus gives the same bytes. Raises `QueryError` where it is not clear who or what is meant.
    """
    desk = Desk.of(corpus)
    notes = Notes(desk)
    subject = find(corpus, wanted)
    if isinstance(subject, Entity):
        title, sections = subject.label, entity_sections(desk, notes, subject)
    else:
        title, sections = desk.title(subject), event_sections(desk, notes, subject)
    counted = plural(len(corpus.articles), "article")
    caution = "This tells who says what, on whose say-so, and how it stands with what others say; not what is true."
    lines = [f"# {inline(title)}", "", f"From {counted}. {caution}"]
    for heading, told in sections:
        if told:
            lines += ["", *((f"## {heading}", "") if heading else ()), *told]
    if passages := notes.lines():
        lines += ["", "## Passages", "", *passages]
    return "\n".join(lines) + "\n"
