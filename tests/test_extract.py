"""One article from text to claims."""

from __future__ import annotations

from pipeline.extract import LONGEST, Extractor
from pipeline.model import Article, Seed
from pipeline.options import Options
from pipeline.stages.parse import parse_seed

SAID = "Two people died in Orvel on Monday, police spokeswoman Ana Reyes said.\n"


def test_a_sentence_without_end_is_dropped_and_the_rest_is_read() -> None:
    endless = "the bridge, " * (LONGEST // 2) + "and the road\n"
    (article,) = parse_seed(Seed("a.txt", f"Bridge hit\n\n{SAID}\n{endless}\n{SAID}".encode())).made
    assert isinstance(article, Article)
    found = Extractor(Options(attributor="rules")).extract(article)
    (dropped,) = (r for r in found.rejections if r.reason == "sentence-too-long")
    start, end = article.text.index("the bridge, the"), article.text.index("the road") + len("the road")
    assert dropped.detail.startswith(f"characters {start} to {end}: a sentence of ")
    assert len(found.attributions) == 2
