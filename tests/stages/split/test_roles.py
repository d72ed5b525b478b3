"""Who acts, what is acted on, with what and where: sentence, lemma, actor, target, instrument, place."""

from __future__ import annotations

import pytest

from pipeline.model import Action, Mention, Quantity, Span
from tests.stages.split.conftest import Split, the

TABLE = [
    # Active and passive.
    ("Rebels attacked the convoy near Orvel.", "attack", "Rebels", "the convoy", "", "Orvel"),
    ("The convoy was attacked by rebels.", "attack", "rebels", "The convoy", "", ""),
    ("The convoy was attacked.", "attack", "", "The convoy", "", ""),
    # Means are never actors.
    ("Several bases have been targeted by missiles.", "target", "", "Several bases", "missiles", ""),
    ("The depot was hit with rockets.", "hit", "", "The depot", "rockets", ""),
    ("The shelling destroyed the bridge.", "destroy", "", "the bridge", "The shelling", ""),
    ("An attack targeted the army's barracks in Orvel.", "target", "", "the army's barracks", "An attack", "Orvel"),
    ("Police dispersed the crowd using batons.", "disperse", "Police", "the crowd", "batons", ""),
    # What something befalls is a target.
    ("A fire broke out in the port.", "break out", "", "A fire", "", "the port"),
    ("Witnesses told AFP that smoke rose in Orvel.", "rise", "", "smoke", "", "Orvel"),
    ("Oil prices rose.", "rise", "", "Oil prices", "", ""),
    ("Three soldiers died.", "die", "", "Three soldiers", "", ""),
    ("Four explosions were heard around the base.", "hear", "", "Four explosions", "", "the base"),
    # Shared arguments.
    ("Police arrested twelve men and killed one.", "kill", "Police", "one", "", ""),
    ("Gunmen killed or wounded nine guards.", "kill", "Gunmen", "nine guards", "", ""),
    ("The bridge was bombed and destroyed.", "destroy", "", "The bridge", "", ""),
    # Relative and reduced clauses.
    ("The troops who entered the town fled.", "enter", "The troops", "the town", "", ""),
    ("The army guards the town that rebels captured.", "capture", "rebels", "the town", "", ""),
    ("Forces stationed at the airport fled.", "station", "", "Forces", "", "the airport"),
    # Control.
    ("The militia plans to attack Orvel.", "attack", "The militia", "Orvel", "", ""),
    ("The court ordered the ministry to release the prisoners.", "release", "the ministry", "the prisoners", "", ""),
    ("The army fled, leaving two tanks.", "leave", "The army", "two tanks", "", ""),
    ("The council called on the army to leave Orvel.", "leave", "the army", "Orvel", "", ""),
    ("Her aim is to leave the town.", "leave", "Her", "the town", "", ""),
    ("Police persuaded a suspect to surrender.", "surrender", "a suspect", "", "", ""),
    ("The Cubs defeated the Indians to win the cup.", "win", "", "the cup", "", ""),
    ("The army increased the readiness of soldiers to respond.", "respond", "soldiers", "", "", ""),
    ("She tried to convince the board to sell the port.", "sell", "the board", "the port", "", ""),
    ("No charges were brought against Reyes for using the port.", "use", "", "the port", "", ""),
    ("The court allowed the boats to leave.", "allow", "The court", "the boats", "", ""),
    ("Scott beamed and asked the crowd to sing.", "beam", "Scott", "", "", ""),
    # What brings something about is its cause; what befalls somebody has no second target.
    ("The attack resulted in two deaths.", "result", "The attack", "two deaths", "", ""),
    ("He died on the way down.", "die", "", "He", "", ""),
    ("Reyes cleared by police over the letters.", "clear", "police", "Reyes", "", ""),
    # Light verbs and set phrases.
    ("The navy carried out an attack on the port.", "carry out attack", "The navy", "the port", "", ""),
    ("The group claimed responsibility for the bombing.", "claim responsibility", "The group", "the bombing", "", ""),
    ("The base came under fire.", "come under fire", "", "The base", "", ""),
    ("Soldiers opened fire on protesters.", "open fire", "Soldiers", "protesters", "", ""),
    # Event nouns.
    ("The US airstrikes on Orvel drew protests.", "airstrike", "The US", "Orvel", "", ""),
    ("Witnesses described the killing of the mayor.", "killing", "", "the mayor", "", ""),
    ("He condemned the assault by rebels against the garrison.", "assault", "rebels", "the garrison", "", ""),
    # Coordination gives several mentions; a shared modifier gives one.
    ("Iran and its allies attacked the port.", "attack", "Iran; its allies", "the port", "", ""),
    ("US and coalition forces left the valley.", "leave", "US and coalition forces", "the valley", "", ""),
    # States.
    ("Ana Reyes is the first woman in the post.", "be", "Ana Reyes", "the first woman in the post", "", ""),
    # Transfer.
    ("The ministry sent arms to Narnia.", "send", "The ministry", "arms; Narnia", "", ""),
    ("The ministry sent troops to Narnia.", "send", "The ministry", "troops", "", "Narnia"),
]


@pytest.mark.parametrize(("text", "lemma", "actor", "target", "instrument", "place"), TABLE)
def test_roles(split: Split, text: str, lemma: str, actor: str, target: str, instrument: str, place: str) -> None:
    claim = the(split(text), lemma)
    got = ["; ".join(m.text for m in part) for part in (claim.actor, claim.target, claim.instrument, claim.place)]
    assert got == [actor, target, instrument, place]


def test_every_span_is_exact(split: Split) -> None:
    text = "Rebels “attacked” the army’s convoy near Orvel — killing two — and fled.\nÉmile won’t say."
    for claim in split(text).made:
        parts: list[Action | Span | Mention | Quantity] = [
            claim.action,
            claim.evidence,
            *claim.mentions(),
            *claim.quantity,
        ]
        assert all(text[p.start : p.end] == p.text for p in parts)
        assert claim.evidence.start <= claim.action.start < claim.action.end <= claim.evidence.end


def test_a_predicate_gives_one_claim(split: Split) -> None:
    lemmas = [c.action.lemma for c in split("The army has 2,500 troops deployed in Orvel.").made]
    assert lemmas == ["deploy"]
    claim = split("The army has 2,500 troops deployed in Orvel.").made[0]
    assert [m.text for m in claim.actor] == ["The army"]
    assert [(q.minimum, q.maximum, q.unit) for q in claim.quantity] == [(2500.0, 2500.0, "troops")]


def test_ids_are_unique_and_stable(split: Split) -> None:
    text = "Rebels attacked the port and the army attacked the rebels."
    first, again = split(text).made, split(text).made
    assert first == again
    assert len({c.id for c in first}) == len(first) == 2
