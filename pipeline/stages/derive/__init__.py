"""Derive: what articles have from each other and from agencies, and where each claim began."""

from pipeline.stages.derive.cites import credits_of
from pipeline.stages.derive.copies import copied
from pipeline.stages.derive.credits import WITH, is_shared
from pipeline.stages.derive.origins import origins_of
from pipeline.stages.derive.signature import Signature, signature_of

__all__ = [
    "WITH",
    "Signature",
    "copied",
    "credits_of",
    "is_shared",
    "origins_of",
    "signature_of",
]
