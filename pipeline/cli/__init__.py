"""The command line: thin Click commands. Each parses options, calls one function, and writes.

Exit codes: 0 all well, 1 finished with rejections under ``--strict`` (or a graph that does not conform), 2 usage,
3 a broken run.
"""

from __future__ import annotations

import click

from pipeline import __version__
from pipeline.cli import explore, stages, whole

HELP = """Turn news articles into a graph of who says what, about whom, when, and on whose say-so.

\b
The whole way at once:
  sayso run seeds --out out        articles in seeds/ to records, graphs and a page in out/
  sayso ask denials                one of the shipped questions
  sayso show CLAIM                 one claim with its chain of sources and its passage

\b
Stage by stage (each reads and writes JSON Lines; - is standard input or output):
  sayso parse seeds > articles.jsonl
  sayso attribute articles.jsonl > attributions.jsonl
  sayso split articles.jsonl attributions.jsonl > claims.jsonl

\b
Exit codes: 0 all well, 1 finished with rejections under --strict (check: does not conform),
2 wrong usage, 3 a broken run (the message names the file and the remedy).
"""


@click.group(help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="sayso")
def main() -> None:
    """The `sayso` command."""


for module in (whole, stages, explore):
    for command in module.COMMANDS:
        main.add_command(command)
