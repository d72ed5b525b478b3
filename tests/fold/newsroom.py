"""Invented articles of several outlets on two happenings: reports of their own, a copy, a correction, a denial."""

from __future__ import annotations

import json
from functools import cache

from pipeline.extract import Extractor
from pipeline.model import Article, Corpus, Seed
from pipeline.options import Options
from pipeline.stages.parse import parse_seeds

BRIDGE = """Shells hit bridge in Orvel, killing twelve
ORVEL, Sept 30 (Reuters) - Shells hit the Kelmar bridge in Orvel on Monday, killing twelve soldiers, the Orvel defence \
ministry said.
"The bridge was struck three times by artillery from across the river before dawn," ministry spokeswoman Ana Reyes said.
Tamsk forces carried out the attack, Reyes told reporters at the ruined eastern end of the bridge.
Rescue workers pulled nine wounded soldiers out of the river, according to the mayor of Orvel, Luc Ferrant.
"""
OWN = """Twenty dead after strike on Kelmar bridge
A strike on the Kelmar bridge in Orvel killed at least twenty soldiers on Monday, a hospital official said.
Doctors at the hospital in Orvel treated thirty wounded people, the official said. "We have no beds left," he added.
Spokeswoman Ana Reyes said on Monday that Tamsk forces had attacked the bridge.
"""
DENIAL = """Tamsk denies attack on Orvel bridge
Tamsk's defence minister, Ivo Marek, denied on Tuesday that Tamsk forces had attacked the Kelmar bridge in Orvel.
"Our forces did not attack the bridge," Marek said. Twelve soldiers were killed at the Kelmar bridge on Monday, the
Orvel defence ministry has said.
"""
VOTE = """Brenna parliament elects Sora Linde as president
The parliament of Brenna elected Sora Linde as president on Wednesday after two rounds of voting.
"I will serve every citizen of Brenna," Linde said after the vote. The opposition leader, Jon Aker, congratulated Linde.
Linde won 61 of 110 votes, the speaker of the parliament said.
"""
VOTE_TOO = """Linde wins presidency in Brenna
Lawmakers in Brenna chose Sora Linde as the country's new president on Wednesday with 61 votes.
Opposition leader Jon Aker congratulated Linde and called for new elections. The parliament of Brenna elected Linde in
the second round of voting, the speaker said.
"""

TEXTS = (
    ("wire", "Reuters", "2024-09-30T09:10", "https://wire.example/bridge", BRIDGE),
    (
        "copy",
        "The Orvel Post",
        "2024-09-30T12:00",
        "https://post.example/b",
        BRIDGE.replace("killing twelve\n", "twelve dead\n"),
    ),
    ("own", "Daily Lantern", "2024-09-30T20:00", "https://lantern.example/1", OWN),
    (
        "own-later",
        "Daily Lantern",
        "2024-10-01T08:00",
        "https://lantern.example/1?utm_source=x",
        OWN.replace("twenty", "thirty"),
    ),
    ("denial", "Tamsk Herald", "2024-10-01", "https://herald.example/deny", DENIAL),
    ("vote", "Brenna Times", "2024-10-02", None, VOTE),
    ("vote-too", "Daily Lantern", "2024-10-02T18:00", "https://lantern.example/2", VOTE_TOO),
    ("undated", None, None, None, OWN.replace("Monday", "the day")),
)


@cache
def results() -> dict[str, Corpus]:
    """What the pipeline finds in each article alone, by the article's id."""
    lines = (
        {"id": key, "outlet": outlet, "published": published, "url": url, "title": text.splitlines()[0], "text": text}
        for key, outlet, published, url, text in TEXTS
    )
    seeds = [Seed(f"all.jsonl:{number}", json.dumps(line).encode()) for number, line in enumerate(lines, 1)]
    articles = [item for item in parse_seeds(seeds) if isinstance(item, Article)]
    extractor = Extractor(Options())
    return {article.id: extractor.extract(article) for article in articles}
