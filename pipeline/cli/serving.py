"""`serve`: the graph of a run over HTTP."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import click
from starlette.routing import BaseRoute

from pipeline.cli.failures import guarded
from pipeline.cli.storing import told
from pipeline.errors import SaysoError
from pipeline.serve import Limits, Options, is_loopback, routes
from pipeline.serve import serve as serve_graph
from pipeline.view.index import fresh

_MB = 1 << 20


def check_origins(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The origins as browsers write them: scheme, host and port, or ``*``."""
    for origin in value:
        parts = urlsplit(origin)
        whole = f"{parts.scheme}://{parts.netloc}"
        if origin != "*" and (parts.scheme not in ("http", "https") or not parts.netloc or origin != whole):
            raise click.BadParameter(f"{origin!r} is no origin such as https://example.org or http://localhost:3000")
    return value


def explorer_of(folder: Path) -> Sequence[BaseRoute]:
    """The routes of the page that asks for what is looked at; none where it can't: the page of the run is sent then."""
    if not (folder / "claims.jsonl").is_file():
        return ()
    if fresh(folder) is None:
        click.echo("Indexing the records for the page, once; a hundred thousand claims take some minutes …", err=True)
    try:
        return routes(folder)
    except SaysoError as error:
        click.echo(
            f"Warning: the page is sent as the run wrote it, for its records can't be indexed: {error}", err=True
        )
        return ()


@click.command()
@click.argument("folder", default="out", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; this machine alone.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="Port; 0: any free one.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Queries at once.")
@click.option("--queue", default=16, show_default=True, type=click.IntRange(0), help="Queries that may wait.")
@click.option("--timeout", default=10.0, show_default=True, type=click.FloatRange(0.1), help="Seconds for a query.")
@click.option("--max-rows", default=100_000, show_default=True, type=click.IntRange(1), help="Rows or triples at most.")
@click.option("--max-size", default=64, show_default=True, type=click.IntRange(1), help="MB of an answer at most.")
@click.option("--max-body", default=1, show_default=True, type=click.IntRange(1), help="MB of a request at most.")
@click.option("--memory", default=4096, show_default=True, type=click.IntRange(0), help="MB for a worker; 0: no bound.")
@click.option("--cors", "origins", multiple=True, callback=check_origins, help="Origin whose pages may read answers.")
@guarded
def serve(
    folder: Path,
    host: str,
    port: int,
    workers: int,
    queue: int,
    timeout: float,
    max_rows: int,
    max_size: int,
    max_body: int,
    memory: int,
    origins: tuple[str, ...],
) -> None:
    """Serve the graph in FOLDER: a read-only SPARQL 1.1 endpoint at /sparql, the explorer page at /.

    \b
    The page asks for the part of the graph that is looked at, so that a hundred thousand claims and
    more open as quickly as a few.
    \b
    /sparql answers queries by GET and POST; what is asked for by Accept (or format=json, xml, csv,
    tsv, turtle, nt, jsonld, rdf) is what you get. In a browser it lists the shipped questions,
    which /ask/NAME answers. /.well-known/void tells what is in the graph (VoID). All graphs are
    asked at once, our prefixes need no declaration; updates, LOAD and SERVICE are refused.
    An answer is whole or an error: a query over a limit is told so, and never cut off.
    When the graph is written anew, the server goes on with the new one as soon as it is ready.

    \b
    Example:
      sayso serve out
      curl localhost:8765/sparql -H 'Accept: text/csv' \\
        --data-urlencode "query=SELECT ?words WHERE { ?c a sayso:Claim ; rdfs:label ?words } LIMIT 5"
      curl 'localhost:8765/ask/said-by?who=ana+reyes&format=csv'
    \b
    In Python, with rdflib:
      from rdflib.plugins.stores.sparqlstore import SPARQLStore
      store = SPARQLStore("http://localhost:8765/sparql")
      for row in store.query("SELECT ?c WHERE { ?c a <https://w3id.org/sayso/ns#Claim> }"):
          print(row.c)
    """
    if not is_loopback(host):
        click.echo(
            f"Warning: on {host}, whoever can reach this machine can read the graph and its passages. There is no"
            " password and no encryption; put a web server with both in front, or leave --host out.",
            err=True,
        )
    limits = Limits(
        seconds=timeout,
        rows=max_rows,
        size=max_size * _MB,
        body=max_body * _MB,
        workers=workers,
        queue=queue,
        wait=timeout,
        memory=memory * _MB,
        held=4 * max_size * _MB,
    )

    def ready(address: str) -> None:
        click.echo(f"{address}/        the explorer")
        click.echo(f"{address}/sparql  SPARQL and the shipped questions (read only)")
        click.echo("Ctrl-C stops.")

    with told() as progress:
        serve_graph(Options(folder, host, port, origins, limits), ready, progress, explorer_of(folder))
    click.echo("Stopped; all answers that were under way have ended.")
