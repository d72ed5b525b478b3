"""Sentences as the stages see them."""

from __future__ import annotations

import pytest

from pipeline.errors import SetupError
from pipeline.nlp.spacy_parser import SpacyParser
from tests.conftest import plain_article

TEXT = 'The mayor spoke. "The bridge is open. It is safe." She left.\n\nTwo men fled to Port Ilan\nA third stayed.\n'


def test_tokens_are_their_characters(parser: SpacyParser) -> None:
    for sentence in parser.parse(plain_article(TEXT)):
        for token in sentence.tokens:
            assert TEXT[token.start : token.end] == token.text
            assert sentence.tokens[token.index] is token


def test_sentences_do_not_cross_blocks(parser: SpacyParser) -> None:
    article = plain_article(TEXT)
    for sentence in parser.parse(article):
        block = article.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end


def test_a_closing_quotation_mark_stays_with_its_sentence(parser: SpacyParser) -> None:
    sentences = [TEXT[s.start : s.end] for s in parser.parse(plain_article(TEXT))]
    assert sentences[1:4] == ['"The bridge is open.', 'It is safe."', "She left."]


def test_every_sentence_is_a_tree(parser: SpacyParser) -> None:
    for sentence in parser.parse(plain_article(TEXT)):
        assert len(sentence.subtree(sentence.root)) == len(sentence.tokens)


def test_parsing_depends_on_the_article_alone(parser: SpacyParser) -> None:
    first = parser.parse(plain_article(TEXT))
    parser.parse(plain_article("Something else was said. " * 40))
    assert parser.parse(plain_article(TEXT)) == first


def test_a_missing_model_is_named() -> None:
    with pytest.raises(SetupError, match="no_such_model"):
        SpacyParser("no_such_model")


def test_typographic_marks_are_read_like_typewriter_ones(parser: SpacyParser) -> None:
    text = "It’s open, and they don’t know “why”."
    (sentence,) = parser.parse(plain_article(text))
    assert [t.lemma for t in sentence.tokens if t.text in {"’s", "n’t"}] == ["be", "not"]
    assert "".join(t.text for t in sentence.tokens) == text.replace(" ", "")


def test_a_control_character_is_no_part_of_a_word(parser: SpacyParser) -> None:
    sentences = parser.parse(plain_article("Two men fled, officials said.\x07 The men were armed."))
    assert [s.tokens[-2].text for s in sentences] == ["said", "armed"]
