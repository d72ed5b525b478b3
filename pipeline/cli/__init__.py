"""The command line: thin Click commands. Each parses options, calls one function, and writes.

Exit codes: 0 all well, 1 finished with rejections under ``--strict`` (or a graph that does not conform), 2 usage,
3 a broken run.
"""

from __future__ import annotations

from importlib import import_module

import click

from pipeline import __version__
from pipeline.nlp.threads import pin_threads

HELP = """Turn news articles into a graph of who says what, about whom, when, and on whose say-so.

\b
The whole way at once:
  sayso run seeds --out out        articles in seeds/ to records, graphs and a page in out/
  sayso ask denials                one of the shipped questions
  sayso dossier "Ana Reyes"        a cited briefing in Markdown
  sayso show CLAIM                 one claim with its chain of sources and its passage
  sayso serve                      a SPARQL endpoint and the page, on this machine

\b
Stage by stage (each reads and writes JSON Lines; - is standard input or output):
  sayso parse seeds > articles.jsonl
  sayso attribute articles.jsonl > attributions.jsonl
  sayso split articles.jsonl attributions.jsonl > claims.jsonl

\b
Exit codes: 0 all well, 1 finished with rejections under --strict (check: does not conform),
2 wrong usage, 3 a broken run (the message names the file and the remedy).
"""


COMMANDS = {
    "run": ("whole", "Do all of it: seeds to records, graphs and a page."),
    "export": ("exporting", "Write the files of a corpus anew, or in partitions."),
    "remove": ("whole", "Take articles out, with all that came of them."),
    "parse": ("parsing", "Read seeds into articles."),
    "attribute": ("stages", "Find who says what."),
    "split": ("stages", "Split what is said into claims."),
    "resolve": ("stages", "Join mentions and speakers to entities."),
    "link": ("linking", "Join articles: entities, events, copies, agreement and dispute."),
    "build": ("drawing", "Write the graph in seven formats."),
    "check": ("checking", "Check a graph against the shapes."),
    "query": ("asking", "Run a SPARQL query."),
    "ask": ("asking", "Ask a shipped question, or list them."),
    "view": ("drawing", "Draw the explorer page."),
    "dossier": ("telling", "Write a cited briefing on someone or on an event."),
    "show": ("telling", "Show one claim with its chain and its passage."),
    "serve": ("serving", "Serve the graph: a SPARQL endpoint and the page."),
    "push": ("pushing", "Send the graph to a graph store."),
    "judge": ("judging", "Say which entities are the same, and which are not."),
    "train": ("training", "Train the attribution model anew."),
}
"""Each command, the module that holds it, and what `sayso --help` says of it."""


WITH_MODELS = {"run", "attribute", "split", "resolve"}
"""Those that read articles with models, one article on one core: threads of libraries would be in each other's way."""


class LazyGroup(click.Group):
    """Loads a command's module when it is called, so that ``sayso --help`` needs no graph and no parser."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name in WITH_MODELS:
            pin_threads(1)  # before anything that has threads is loaded
        command = getattr(import_module(f"pipeline.cli.{COMMANDS[cmd_name][0]}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table above."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=LazyGroup, help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(__version__, prog_name="sayso")
def main() -> None:
    """The `sayso` command."""
