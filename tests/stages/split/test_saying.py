"""Contents: the chain of sources, what is no claim, and what the stance makes of a claim."""

from __future__ import annotations

from pipeline.model import SourceLink
from tests.stages.split.conftest import Split, attribution, the


def labels(sources: tuple[SourceLink, ...]) -> list[str]:
    return [s.label for s in sources]


def test_the_chain_runs_from_the_innermost_source_to_the_outlet(split: Split) -> None:
    text = "The minister said that a witness reported that rebels attacked the port."
    outer = attribution(text, "The minister", "said", "that a witness reported that rebels attacked the port")
    inner = attribution(text, "a witness", "reported", "that rebels attacked the port", kind="unnamed", parent=outer.id)
    outcome = split(text, outer, inner)
    claim = the(outcome, "attack")
    assert labels(claim.sources) == ["a witness", "The minister", "The Orvel Post"]
    assert claim.sources[-1] == SourceLink(None, None, "The Orvel Post", "outlet")
    assert claim.attribution == inner.id
    assert len(outcome.made) == 1


def test_the_outlet_alone_stands_behind_its_own_words(split: Split) -> None:
    claim = the(split("Rebels attacked the port."), "attack")
    assert labels(claim.sources) == ["The Orvel Post"]
    assert claim.attribution is None


def test_according_to_is_no_claim(split: Split) -> None:
    text = "Rebels attacked the port, according to a witness who saw them."
    said = attribution(text, "a witness who saw them", "according to", "Rebels attacked the port")
    outcome = split(text, said)
    assert [c.action.lemma for c in outcome.made] == ["attack"]
    assert outcome.made[0].evidence.text == "Rebels attacked the port"


def test_a_source_that_carries_on_keeps_its_label(split: Split) -> None:
    text = 'Rebels attacked the port, Ana Reyes said. "They burned two ships."'
    first = attribution(text, "Ana Reyes", "said", "Rebels attacked the port", kind="person")
    more = attribution(text, None, None, '"They burned two ships."', kind="person", continues=first.id, form="direct")
    assert labels(the(split(text, first, more), "burn").sources) == ["Ana Reyes", "The Orvel Post"]


def test_a_source_that_is_not_given_is_unnamed(split: Split) -> None:
    text = "It was reported that rebels attacked the port."
    said = attribution(text, None, "reported", "that rebels attacked the port", kind="unnamed")
    assert labels(the(split(text, said), "attack").sources) == ["unnamed", "The Orvel Post"]


def test_a_denial_makes_its_content_negative(split: Split) -> None:
    text = "The army denied that it shelled the bridge after rebels left."
    said = attribution(text, "The army", "denied", "that it shelled the bridge after rebels left", "denies")
    outcome = split(text, said)
    assert the(outcome, "shell").polarity == "negative"
    assert the(outcome, "leave").polarity == "positive"


def test_a_denied_negation_is_positive(split: Split) -> None:
    text = "The army denied that it had not paid the guards."
    said = attribution(text, "The army", "denied", "that it had not paid the guards", "denies")
    assert the(split(text, said), "pay").polarity == "positive"


def test_what_is_not_denied_is_not_negated(split: Split) -> None:
    text = "The army did not deny that it shelled the bridge."
    said = attribution(text, "The army", "did not deny", "that it shelled the bridge", "denies")
    assert the(split(text, said), "shell").polarity == "positive"


def test_what_is_not_said_is_hypothetical(split: Split) -> None:
    text = "The army did not confirm that rebels took the bridge."
    said = attribution(text, "The army", "confirm", "that rebels took the bridge", "confirms")
    claim = the(split(text, said), "take")
    assert (claim.polarity, claim.modality, claim.certainty) == ("positive", "hypothetical", "unknown")


def test_a_vow_is_a_plan_of_the_speaker(split: Split) -> None:
    text = "The militia vowed to strike the port."
    claim = the(split(text, attribution(text, "The militia", "vowed", "to strike the port", "promises")), "strike")
    assert [m.text for m in claim.actor] == ["The militia"]
    assert (claim.modality, claim.certainty, claim.tense) == ("planned", "unknown", "future")


def test_a_demand_is_ordered(split: Split) -> None:
    text = "The council demanded that the army leave the port."
    said = attribution(text, "The council", "demanded", "that the army leave the port", "demands")
    claim = the(split(text, said), "leave")
    assert (claim.modality, claim.certainty, claim.tense) == ("ordered", "unknown", "future")


def test_a_threat_has_its_plover_type(split: Split) -> None:
    text = "The militia threatened to bomb the port."
    said = attribution(text, "The militia", "threatened", "to bomb the port", "threatens")
    assert the(split(text, said), "bomb").action.plover == "THREATEN"


def test_reported_would_is_the_past_of_will(split: Split) -> None:
    text = "The minister said the army would send troops."
    claim = the(split(text, attribution(text, "The minister", "said", "the army would send troops")), "send")
    assert (claim.modality, claim.certainty, claim.tense) == ("planned", "certain", "future")


def test_a_cue_that_does_more_is_a_claim_of_the_outlet(split: Split) -> None:
    text = "The minister accused the rebels of burning the port."
    said = attribution(text, "The minister", "accused", "of burning the port", "alleges")
    outcome = split(text, said)
    accused = the(outcome, "accuse")
    assert accused.attribution is None
    assert accused.action.plover == "ACCUSE"
    assert [m.text for m in accused.target] == ["the rebels"]
    burned = the(outcome, "burn")
    assert labels(burned.sources) == ["The minister", "The Orvel Post"]
    assert [m.text for m in burned.actor] == ["the rebels"]


def test_claiming_responsibility_is_a_claim(split: Split) -> None:
    text = "The militia claimed responsibility for the attack on the port."
    said = attribution(text, "The militia", "claimed", "responsibility for the attack on the port", "alleges")
    claim = the(split(text, said), "claim responsibility")
    assert (claim.attribution, [m.text for m in claim.actor]) == (None, ["The militia"])


def test_a_rejected_claim_is_negative(split: Split) -> None:
    text = "The mayor rejected the claim that the port was mined."
    said = attribution(text, "The mayor", "rejected", "the claim that the port was mined", "denies")
    assert the(split(text, said), "mine").polarity == "negative"


def test_a_refusal_to_act_is_negative(split: Split) -> None:
    text = "The minister refused to leave the town."
    said = attribution(text, "The minister", "refused", "to leave the town", "refuses")
    claim = the(split(text, said), "leave")
    assert (claim.polarity, claim.modality, [m.text for m in claim.actor]) == ("negative", "actual", ["The minister"])


def test_what_one_refuses_to_confirm_is_open(split: Split) -> None:
    text = "The company declined to confirm that it fired two guards."
    said = attribution(text, "The company", "declined to confirm", "that it fired two guards", "refuses")
    claim = the(split(text, said), "fire")
    assert (claim.polarity, claim.modality) == ("positive", "hypothetical")


def test_a_quotation_without_speaker_has_no_claims(split: Split) -> None:
    text = 'Snow fell on the port. "The army shelled the bridge and the attack on the town went on."'
    said = attribution(text, None, None, text[text.index('"') :], kind="unnamed", form="direct")
    outcome = split(text, said)
    assert [c.action.lemma for c in outcome.made] == ["fall"]
    assert [(r.stage, r.subject, r.reason) for r in outcome.rejections] == [
        ("split", f"test:{text.index(chr(34))}-{len(text)}", "quote-without-speaker")
    ]
