"""Link: which articles report on one happening, and which claims, of one article or of several, describe it."""

from pipeline.stages.link.events import link_events
from pipeline.stages.link.profile import Profile, profile_of, related
from pipeline.stages.link.stories import stories

__all__ = ["Profile", "link_events", "profile_of", "related", "stories"]
