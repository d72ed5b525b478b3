"""Link: join the claims of one event, within an article and across articles."""

from pipeline.stages.link.events import link_events

__all__ = ["link_events"]
