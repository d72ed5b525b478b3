"""spaCy behind `SyntaxParser`: an explicit converter from its documents to our sentences."""

from __future__ import annotations

import importlib
import warnings
from typing import TYPE_CHECKING

from pipeline.errors import SetupError
from pipeline.model import SAYING_KINDS, Article, Block, Name, Sentence, Token
from pipeline.options import DEFAULT_MODEL

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

CONTROLS = "".join(chr(n) for n in (*range(9), 11, 12, *range(14, 32), *range(127, 160)))
PLAIN = str.maketrans("’‘“”" + CONTROLS, "''\"\"" + " " * len(CONTROLS))
"""What the models do not know, one for one: typographic quotation marks as typewriter ones ("it's" for "it’s"), control
characters, which would stick to the word before them, as spaces."""
CLOSING_QUOTES = frozenset('"»')


def load_language(model: str) -> Language:
    """A spaCy pipeline by package name or path. Raises `SetupError` if it is not installed."""
    import spacy  # noqa: PLC0415  (two seconds, so only where it is needed)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if model == DEFAULT_MODEL:
                nlp: Language = importlib.import_module(model).load()
            else:
                nlp = spacy.load(model)
    except (OSError, ImportError) as error:
        raise SetupError(f"no spaCy pipeline {model!r}; install it with pip or leave --spacy-model out") from error
    if "parser" not in nlp.pipe_names:
        raise SetupError(f"the spaCy pipeline {model!r} has no dependency parser; choose another --spacy-model")
    return nlp


class SpacyParser:
    """Tokens, dependencies and names by a spaCy English pipeline.

    Each block is a document of its own, so that neither sentences nor names run across a line break.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self._nlp = load_language(model)
        self.version = f"{model} {self._nlp.meta['version']}"

    def parse(self, article: Article) -> tuple[Sentence, ...]:
        """The sentences of the saying blocks of `article`, in order."""
        blocks = [(i, b) for i, b in enumerate(article.blocks) if b.kind in SAYING_KINDS]
        docs = [_mark_quotes(self._nlp.make_doc(article.text[b.start : b.end].translate(PLAIN))) for _, b in blocks]
        parsed = self._nlp.pipe(docs, batch_size=32)
        return tuple(
            sentence
            for (index, block), doc in zip(blocks, parsed, strict=True)
            for span in doc.sents
            if (sentence := _convert(span, index, block, article.text)) is not None
        )


def _mark_quotes(doc: Doc) -> Doc:
    """Keep a closing quotation mark in the sentence that it closes.

    The parser tends to start a sentence at a closing mark that follows a full stop; a mark that touches the word
    before it and not the one after it is a closing one.
    """
    for token in doc[1:]:
        before = doc[token.i - 1]
        if token.text in CLOSING_QUOTES and not before.whitespace_ and (token.whitespace_ or token.i == len(doc) - 1):
            token.is_sent_start = False
    return doc


def _convert(span: SpacySpan, index: int, block: Block, text: str) -> Sentence | None:
    words = [t for t in span if not t.is_space]
    if not words:
        return None
    position = {t.i: n for n, t in enumerate(words)}

    def head(i: int) -> int:
        # White space tokens hang on a word and govern nothing, but a damaged parse must not break us.
        token = span.doc[i]
        while token.head.i not in position and token.head.i != token.i:
            token = token.head
        return position.get(token.head.i, position[i])

    tokens = tuple(
        Token(
            index=n,
            start=block.start + t.idx,
            end=block.start + t.idx + len(t.text),
            text=text[block.start + t.idx : block.start + t.idx + len(t.text)],
            lemma=t.lemma_ if t.pos_ == "PROPN" else t.lemma_.lower(),
            pos=t.pos_,
            tag=t.tag_,
            dep=t.dep_,
            head=head(t.i),
            name=t.ent_type_,
        )
        for n, t in enumerate(words)
    )
    names = tuple(
        Name(min(inside), max(inside), ent.label_)
        for ent in span.ents
        if (inside := [position[t.i] for t in ent if t.i in position])
    )
    return Sentence(index, tokens, names)
