"""A piece of HTML that is an article's text and nothing else, as feeds carry it, to paragraphs."""

from __future__ import annotations

import re
from functools import cache

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from pipeline.lexicon import load
from pipeline.stages.parse.article import one_line
from pipeline.stages.parse.unreadable import Unreadable

_TAG = re.compile(r"<[a-z!/]", re.IGNORECASE)


def pieces_of(markup: str) -> list[tuple[bool, str]]:
    """The paragraphs in order, each with whether it is a heading. What is no text (scripts, pictures with their
    captions, forms) is left out. Without any tag, blank lines part paragraphs.

    Raises `Unreadable` (``unreadable-html``).

    >>> pieces_of("<h2>Bridge</h2>It fell.<br>He said:<script>x</script> <i>no</i>.")
    [(True, 'Bridge'), (False, 'It fell.'), (False, 'He said: no.')]
    """
    if not _TAG.search(markup):
        markup = re.sub(r"\r?\n[ \t]*\r?\n", "<p>", markup)
    try:
        parser = HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
        tree = document_fromstring(f"<body>{markup}</body>", parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable("unreadable-html", f"its text can't be read ({type(error).__name__})") from None
    headings, parts, no_text = _elements()
    found: list[tuple[bool, str]] = []
    words: list[str] = []
    heading = False
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if tag in parts:
            if line := one_line("".join(words)):
                found.append((heading, line))
            words = []
            heading = event == "start" and tag in headings
        if event == "end":
            words.append(element.tail or "")
        elif tag in no_text:
            walker.skip_subtree()
        else:
            words.append(element.text or "")
    if line := one_line("".join(words)):
        found.append((False, line))
    return found


@cache
def _elements() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Elements that are headings, that part paragraphs (headings do), and whose content is left out."""
    lexicon = load("parse")["elements"]
    headings = frozenset(lexicon["headings"])
    return headings, headings | frozenset(lexicon["parts"]), frozenset(lexicon["no_text"])
