from pipeline.nlp.tagger.words import RULE, TAGS, Hint, Words, words_of
from tests.conftest import MakeReading

TEXT = 'Reyes said: "We won."\nThe army agreed.'


def laid_out(reading: MakeReading, hints: tuple[Hint, ...] = ()) -> Words:
    return words_of(reading(TEXT).sentences, frozenset(), [(12, 21, 1)], hints)


def test_words_are_those_of_the_text(reading: MakeReading) -> None:
    words = laid_out(reading)
    assert [TEXT[a:b] for a, b in zip(words.start, words.end, strict=True)] == words.text
    assert words.text[:4] == ["Reyes", "said", ":", '"']
    assert list(words.block) == [0] * 8 + [1] * 4


def test_a_stretch_takes_the_words_that_share_a_character_with_it(reading: MakeReading) -> None:
    words = laid_out(reading)
    assert words.within(0, 5) == (0, 1)
    assert words.within(3, 8) == (0, 2)
    assert words.within(5, 6) == (1, 1)
    assert words.within(0, len(TEXT)) == (0, len(words))


def test_marks_and_words_of_a_quotation_differ(reading: MakeReading) -> None:
    words = laid_out(reading)
    assert list(words.quotation[:9]) == [-1, -1, -1, 0, 0, 0, 0, 0, -1]
    assert list(words.features[:9, 1]) == [0, 0, 0, 2, 1, 1, 1, 2, 0]


def test_what_the_rules_found_becomes_tags_and_numbers(reading: MakeReading) -> None:
    words = laid_out(reading, (Hint((0, 5), (6, 11), ((12, 21),)),))
    tags = [TAGS[tag] for tag in words.features[:, RULE]]
    assert tags[:8] == ["B-source", "B-cue", "I-cue", "B-content"] + ["I-content"] * 4
    assert set(tags[8:]) == {"O"}
    assert list(words.hint[:9]) == [-1, 0, 0, 0, 0, 0, 0, 0, -1]
    assert words.hint_sources.tolist() == [[0, 5]]


def test_an_article_without_words_has_empty_arrays() -> None:
    words = words_of((), frozenset(), (), ())
    assert len(words) == 0
    assert words.hint_sources.shape == (0, 2)
