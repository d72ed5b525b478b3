"""Articles ↔ RDF. The text and its blocks stay out of the graph: a text belongs to its publisher, and the
passages that claims rest on are in their evidence.
"""

from __future__ import annotations

from pipeline.graph.convert.time import get_time
from pipeline.graph.facts import Facts
from pipeline.graph.literals import moment
from pipeline.graph.names import PROV, RDFS, SAYSO, SCHEMA, name
from pipeline.graph.terms import Node
from pipeline.graph.triples import Triples
from pipeline.model import Article, ArticleTime


def put_article(to: Triples, article: Article, publisher: Node | None) -> None:
    """An article. `publisher` is the node of its outlet."""
    node = name("article", article.id)
    if not to.describe(node, SAYSO.Article, SCHEMA.NewsArticle, PROV.Entity):
        return
    to.put(node, SAYSO.id, article.id)
    to.put(node, RDFS.label, article.title or article.id)
    to.put(node, SCHEMA.headline, article.title)
    to.put(node, SCHEMA.publisher, publisher)
    to.put(node, SAYSO.outletName, article.outlet)
    to.put(node, SAYSO.byline, article.byline)
    to.put(node, SAYSO.published, article.published)
    to.put(node, SCHEMA.datePublished, moment(article.published) if article.published else None)
    to.put(node, SCHEMA.inLanguage, article.language)
    to.put(node, SCHEMA.url, article.url)
    to.put(node, SAYSO.path, article.path)
    to.put(node, SAYSO.digest, article.digest)


def get_article(facts: Facts, node: str) -> Article:
    """The article of a node, with an empty text and no blocks."""
    return Article(
        id=facts.need(node, SAYSO.id),
        path=facts.string(node, SAYSO.path),
        url=facts.string(node, SCHEMA.url),
        outlet=facts.string(node, SAYSO.outletName),
        title=facts.string(node, SCHEMA.headline),
        byline=facts.string(node, SAYSO.byline),
        published=facts.string(node, SAYSO.published),
        language=facts.string(node, SCHEMA.inLanguage),
        text="",
        digest=facts.string(node, SAYSO.digest) or "",
    )


def get_article_times(facts: Facts, node: str) -> list[ArticleTime]:
    """The time expressions of an article's node, in the order of the text."""
    key = facts.need(node, SAYSO.id)
    times = [get_time(facts, time) for time in facts.strings(node, SAYSO.mentionsTime)]
    return [ArticleTime.of(key, time) for time in sorted(times, key=lambda t: (t.start, t.end, t.value))]
