"""The graph of a run over HTTP: a read-only SPARQL 1.1 endpoint, shipped questions, a description, the explorer page.

- `serve(options, ready)` runs the server until it is told to stop;
- `app(parts, routes)` is the application, to which further routes can be given;
- `routes(folder)` are those of the explorer page, which asks for the part of the graph that is looked at;
- queries run in worker processes on a store on disk (`Desk`, `Pool`), which are killed when they take too long.

Each is imported when it is first used: a worker needs neither a web server, nor rdflib, nor the page.
"""

from typing import TYPE_CHECKING

from pipeline.lazy import attributes

if TYPE_CHECKING:
    from pipeline.serve.application import Parts, app
    from pipeline.serve.desk import Desk
    from pipeline.serve.explorer import routes
    from pipeline.serve.limits import Limits
    from pipeline.serve.refused import RefusedError
    from pipeline.serve.running import Options, is_loopback, serve

__all__ = ["Desk", "Limits", "Options", "Parts", "RefusedError", "app", "is_loopback", "routes", "serve"]

_HOMES = {
    "Desk": "desk",
    "Limits": "limits",
    "Options": "running",
    "Parts": "application",
    "RefusedError": "refused",
    "app": "application",
    "is_loopback": "running",
    "routes": "explorer",
    "serve": "running",
}

if not TYPE_CHECKING:
    __getattr__ = attributes(__name__, _HOMES)
