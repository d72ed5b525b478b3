"""Word vectors out of a sentence encoder: what `pipeline.nlp.embedding` ships.

``python -m pipeline.training.embedding OUT.npz CORPUS.jsonl ...`` gives each word to all-MiniLM-L6-v2 as a sentence of
its own and keeps the mean of its outputs, as Model2Vec does (Tulkens and van Dongen, "Model2Vec: Fast State-of-the-Art
Static Embeddings", 2024): less the mean of all words, turned onto its first principal components (not whitened), and
rounded to bytes. The words are the whole words of the encoder's own vocabulary, and those that stand in `RARE` articles
of the corpora or more; of the corpora nothing else is kept. Needs the extra ``train``. No randomness: the same words
give the same vectors on the same kind of processor.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from transformers import AutoModel

from pipeline.training.attribution import base_folder

WORD = re.compile(r"[^\W\d_]{2,}")
RARE, WIDTH, BATCH = 3, 64, 256

Floats = npt.NDArray[np.float32]


def words_of(pieces: Iterable[str], corpora: Sequence[Path]) -> list[str]:
    """The words to have vectors, lower case, sorted."""
    seen: Counter[str] = Counter()
    for path in corpora:
        for line in path.read_text("utf-8").splitlines():
            article = json.loads(line)
            seen.update({w.lower() for w in WORD.findall(f"{article['title'] or ''} {article['text']}")})
    whole = {piece for piece in pieces if piece.isascii() and WORD.fullmatch(piece)}
    return sorted(whole | {word for word, count in seen.items() if count >= RARE and word.isascii()})


def encoded(words: Sequence[str], tokenizer: Tokenizer, folder: Path) -> Floats:
    """The encoder's vector of each word, shape (words, 384)."""
    model = AutoModel.from_pretrained(folder).eval()
    tokenizer.no_truncation()
    tokenizer.enable_padding()
    rows = []
    with torch.inference_mode():
        for start in range(0, len(words), BATCH):
            batch = tokenizer.encode_batch(list(words[start : start + BATCH]))
            mask = torch.tensor([e.attention_mask for e in batch])
            hidden = model(input_ids=torch.tensor([e.ids for e in batch]), attention_mask=mask).last_hidden_state
            mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            rows.append(torch.nn.functional.normalize(mean, dim=1).numpy())
    return np.concatenate(rows)


def reduced(vectors: Floats) -> Floats:
    """The first principal components, each turned so that its largest number is positive."""
    centred = vectors.astype(np.float64) - vectors.mean(0)
    _, turned = np.linalg.eigh(centred.T @ centred)
    axes = turned[:, ::-1][:, :WIDTH]
    axes = axes * np.sign(axes[np.abs(axes).argmax(0), np.arange(WIDTH)])
    return np.asarray(centred @ axes, np.float32)


def main(out: Path, corpora: Sequence[Path]) -> None:
    """Write the words and their vectors: one string, words divided by spaces, and bytes, shape (words, `WIDTH`)."""
    torch.set_num_threads(2)
    folder = base_folder()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    words = words_of(tokenizer.get_vocab(), corpora)
    vectors = reduced(encoded(words, tokenizer, folder))
    # A word is as long as a byte allows; how long it was tells nothing of what it means.
    scaled = np.rint(vectors / np.abs(vectors).max(1, keepdims=True) * 127).astype(np.int8)
    np.savez_compressed(out, words=np.frombuffer(" ".join(words).encode("ascii"), np.uint8), vectors=scaled)
    sys.stderr.write(f"{len(words)} words, {out.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
