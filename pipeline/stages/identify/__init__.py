"""Identify: which named entities of several articles are one, which are not, and what is left in doubt."""

from pipeline.stages.identify.block import judge_block
from pipeline.stages.identify.gazetteer import Gazetteer, link_gazetteer
from pipeline.stages.identify.keys import name_keys
from pipeline.stages.identify.profile import Profile, merge_profiles, profile
from pipeline.stages.identify.story import judge_story
from pipeline.stages.identify.unite import United, settle, unite_entities, united

__all__ = [
    "Gazetteer",
    "Profile",
    "United",
    "judge_block",
    "judge_story",
    "link_gazetteer",
    "merge_profiles",
    "name_keys",
    "profile",
    "settle",
    "unite_entities",
    "united",
]
