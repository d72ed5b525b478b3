"""Signatures: what of an article is kept so that its copies are found without going through the corpus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from rensa import RMinHash

from pipeline.model import Article
from pipeline.stages.derive.words import words_of

PERMUTATIONS = 64
ROWS = 4
"""Hashes in a band. Two articles of Jaccard similarity s share one of the 16 bands with probability
1 - (1 - s⁴)¹⁶: 0.64 at 0.5, 0.98 at 0.7, 0.0016 at 0.1."""
SEED = 5
SHINGLE = 3
"""Words in a shingle of the MinHash: short, so that an article with a word changed in each sentence is still near."""
GRAM = 8
WINDOW = 24
"""Winnowing: two articles that share GRAM + WINDOW - 1 = 31 words in a row share a key, always; a passage of fewer than
GRAM words never makes one; an article has about 2 keys in WINDOW + 1 words."""
LONGEST = 250
"""Of a text of more than LONGEST * WINDOW words (a book) the window is as wide as gives about twice as many keys."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What makes an article findable. Articles that share one of `keys` may have words of each other's.

    `words` counts its words, `own` those outside quotations, which alone the keys are made of. `keys` is sorted and of
    two makings: ``m...`` bands of a MinHash (Broder 1997; Fast Similarity Sketching, Dahlgaard et al. 2017), for
    articles that are alike as wholes; ``w...`` fingerprints by winnowing (Schleimer, Wilkerson and Aiken 2003), for
    passages. An article of fewer than `GRAM` own words has no keys.
    """

    words: int
    own: int
    keys: tuple[str, ...]


def signature_of(article: Article) -> Signature:
    """The signature of an article: a function of the words of its story alone (see `words_of`)."""
    words = words_of(article)
    own = [word.form for word in words if not word.quoted]
    keys = {*_bands(own), *_fingerprints(own)} if len(own) >= GRAM else set()
    return Signature(len(words), len(own), tuple(sorted(keys)))


def _bands(forms: Sequence[str]) -> Iterator[str]:
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(sorted({" ".join(forms[i : i + SHINGLE]) for i in range(len(forms) - SHINGLE + 1)}))
    slots: list[int] = sketch.digest()
    for band in range(0, PERMUTATIONS, ROWS):
        yield f"m{_hash(' '.join(map(str, (band, *slots[band : band + ROWS]))))}"


def _fingerprints(forms: Sequence[str]) -> Iterator[str]:
    """The least hash of each window of hashes, once each."""
    hashes = [_hash(" ".join(forms[i : i + GRAM])) for i in range(len(forms) - GRAM + 1)]
    # The least of a wide window is the least of every narrower one that holds it: long and short texts share keys.
    window = max(WINDOW, len(hashes) // LONGEST)
    for begin in range(max(1, len(hashes) - window + 1)):
        yield f"w{min(hashes[begin : begin + window])}"


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=7).hexdigest()
