"""Link: which articles report on the same happening, and which claims describe one event."""

from pipeline.stages.link.events import link_events
from pipeline.stages.link.profile import Profile, profile_of, related
from pipeline.stages.link.stories import binds, stories

__all__ = ["Profile", "binds", "link_events", "profile_of", "related", "stories"]
