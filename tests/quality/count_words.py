"""Count in how many articles each stem stands: ``python -m tests.quality.count_words`` writes
``pipeline/lexicon/frequencies.txt``.

Reads the train parts of PolNeAR (US politics), HRDsAttack (attacks on people who defend human rights) and MUC-4 (Latin
America, about 1990) in ``../shared``. ECB+ is left out, since thresholds are set on it: its names would look less rare
there than names do in other news. A stem that fewer than `RARE` articles have is left out, and counts as seen in none.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from pipeline.stages.link.terms import stems

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
TABLE = Path(__file__).parents[2] / "pipeline" / "lexicon" / "frequencies.txt"
COUNTED = ("polnear", "hrdsattack", "muc4")
RARE = 3
HEAD = f"""\
# In how many articles each stem (`pipeline.stages.link.terms`) stands. Written by `python -m tests.quality.count_words`
# from the train parts of PolNeAR, HRDsAttack and MUC-4. Stems of fewer than {RARE} articles are left out.
"""


def main() -> None:
    """Count, and write the table: the number of articles, then the stems in the order of the alphabet."""
    articles, counts = 0, Counter[str]()
    for corpus in COUNTED:
        for line in (CORPORA / corpus / "train.jsonl").read_text("utf-8").splitlines():
            article = json.loads(line)
            articles += 1
            counts.update(set(stems(f"{article['title'] or ''}\n{article['text']}")))
    rows = (f"{word} {count}\n" for word, count in sorted(counts.items()) if count >= RARE)
    TABLE.write_text(f"{HEAD}(articles) {articles}\n" + "".join(rows), "utf-8")


if __name__ == "__main__":
    main()
