import numpy as np

from pipeline.nlp.tagger.found import Part, Tagged
from pipeline.training.calibration import fit, rightness
from pipeline.training.corpus import AnnotatedArticle, AnnotatedAttribution, Mark


def part(start: int, end: int) -> Part:
    return Part(start, end, 1.0)


def tagged(source: Part | None, cue: Part, *content: Part) -> Tagged:
    return Tagged(cue, source, content, 1.0, 1.0)


def gold(source: Mark | None, cue: Mark, *content: Mark) -> AnnotatedAttribution:
    return AnnotatedAttribution([source] if source else [], [cue], list(content))


def article(*attributions: AnnotatedAttribution) -> AnnotatedArticle:
    return AnnotatedArticle("a", "", list(attributions))


def test_half_of_the_content_suffices_and_less_does_not() -> None:
    annotated = article(gold(Mark(0, 5), Mark(6, 10), Mark(11, 21)))
    found = tagged(part(0, 5), part(6, 10), part(11, 16))
    assert rightness([found], annotated) == [True]
    assert rightness([tagged(part(0, 5), part(6, 10), part(11, 15))], annotated) == [False]


def test_the_source_must_be_the_same_or_missing_in_both() -> None:
    annotated = article(gold(None, Mark(6, 10), Mark(11, 21)))
    assert rightness([tagged(None, part(6, 10), part(11, 21))], annotated) == [True]
    assert rightness([tagged(part(0, 5), part(6, 10), part(11, 21))], annotated) == [False]


def test_an_annotated_attribution_makes_one_right_only() -> None:
    annotated = article(gold(None, Mark(6, 10), Mark(11, 21)))
    twice = [tagged(None, part(6, 8), part(11, 18)), tagged(None, part(9, 10), part(11, 21))]
    assert rightness(twice, annotated) == [False, True]


def test_the_fit_finds_the_share_of_what_is_right() -> None:
    draw = np.random.default_rng(0)
    x = np.stack([np.ones(4000), draw.normal(size=4000)], 1)
    right = (draw.random(4000) < 1 / (1 + np.exp(-(0.5 + 2 * x[:, 1])))).astype(float)
    bias, slope = fit(x, right)
    assert abs(bias - 0.5) < 0.15
    assert abs(slope - 2) < 0.2
