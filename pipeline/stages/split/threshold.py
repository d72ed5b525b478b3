"""Claims whose chain of sources is not sure enough for the user."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Attribution, Claim, Outcome, Rejection
from pipeline.stages.split.dependence import without_dangling


def sure_enough(claims: Sequence[Claim], attributions: Sequence[Attribution], minimum: float) -> Outcome[Claim]:
    """The claims none of whose attributions has a confidence below `minimum`, in order, and a Rejection for each other.

    The outlet's own claims rest on no attribution and stay. The attributions stay too: without them, the words of a
    doubtful speaker would be read as the outlet's own.
    """
    doubtful = {said.id: said.confidence for said in attributions if said.confidence < minimum}
    kept, dropped = [], []
    for claim in claims:
        weak = [doubtful[s.attribution] for s in claim.sources if s.attribution in doubtful]
        if weak:
            subject = f"{claim.article}:{claim.evidence.start}-{claim.evidence.end}"
            detail = f"its attribution has a confidence of {min(weak):.2f}, below the {minimum:.2f} that was asked for"
            dropped.append(Rejection("split", subject, "low-confidence", detail))
        else:
            kept.append(claim)
    return Outcome(without_dangling(kept), tuple(dropped))
