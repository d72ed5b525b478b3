"""Needs the extra `train`; skipped where it is not installed."""

import copy
import math
from itertools import pairwise

import numpy as np
import pytest

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")
onnx = pytest.importorskip("onnx")

from pipeline.nlp.tagger.crf import Crf  # noqa: E402
from pipeline.nlp.tagger.links import link_probabilities  # noqa: E402
from pipeline.nlp.tagger.shipped import OnnxEncoder  # noqa: E402
from pipeline.nlp.tagger.words import FEATURES, TAGS  # noqa: E402
from pipeline.training.export import encoder_graph, heads_of, quantised  # noqa: E402
from pipeline.training.network import Network, mean  # noqa: E402
from tests.nlp.tagger.test_pairs import spans, words  # noqa: E402

WIDTH = 24


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=300, hidden_size=WIDTH, num_hidden_layers=2, num_attention_heads=2, intermediate_size=48
    )
    made = Network(transformers.BertModel(config, add_pooling_layer=False), WIDTH)
    for table in made.tables:
        torch.nn.init.normal_(table.weight)
    torch.nn.init.normal_(made.follow)
    made.eval()
    return made


def test_the_loss_is_the_negative_logarithm_of_the_probability(network: Network) -> None:
    emissions = torch.randn(1, 4, len(TAGS))
    tags = torch.tensor([[1, 2, 3, 0]])
    with torch.no_grad():
        loss = network.crf_loss(emissions, tags, torch.ones(1, 4)).item()
    heads = heads_of(network)
    follow, start, scores = heads["follow"], heads["start"], emissions[0].numpy()
    total = -math.inf
    for path in np.ndindex(*(len(TAGS),) * 4):
        score = start[path[0]] + sum(scores[i, t] for i, t in enumerate(path))
        total = np.logaddexp(total, score + sum(follow[a, b] for a, b in pairwise(path)))
    path = tags[0].tolist()
    wanted = start[path[0]] + sum(scores[i, t] for i, t in enumerate(path))
    wanted += sum(follow[a, b] for a, b in pairwise(path))
    assert loss == pytest.approx(total - wanted, abs=1e-3)


def test_padding_does_not_change_the_loss(network: Network) -> None:
    emissions, tags = torch.randn(1, 5, len(TAGS)), torch.tensor([[1, 3, 5, 6, 0]])
    more = torch.cat([emissions, torch.randn(1, 3, len(TAGS))], 1)
    padded = torch.cat([tags, torch.zeros(1, 3, dtype=torch.long)], 1)
    real = torch.tensor([[1.0] * 5 + [0.0] * 3])
    with torch.no_grad():
        one = network.crf_loss(emissions, tags, torch.ones(1, 5)).item()
        other = network.crf_loss(more, padded, real).item()
    assert one == pytest.approx(other, abs=1e-4)


@pytest.mark.parametrize("eight_bits", [False, True])
def test_the_graph_computes_what_the_network_computes(network: Network, eight_bits: bool) -> None:
    weights = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    graph = encoder_graph(weights, 2, 2)
    encoder = OnnxEncoder((quantised(graph) if eight_bits else graph).SerializeToString())
    ids = np.arange(20, dtype=np.int32) * 7
    features = np.stack([np.arange(20, dtype=np.int32) % size for size in FEATURES.values()], 1).astype(np.int32)
    with torch.no_grad():
        wanted = network.hidden(
            torch.from_numpy(ids.astype(np.int64))[None],
            torch.from_numpy(features.astype(np.int64))[None],
            torch.ones(1, 20),
        )[0].numpy()
    assert np.abs(encoder(ids, features) - wanted).max() < (0.2 if eight_bits else 1e-4)


def test_the_linking_head_computes_what_the_network_computes(network: Network) -> None:
    article = words()
    hidden = np.random.default_rng(0).normal(size=(len(article), WIDTH)).astype(np.float32)
    content, cues = spans((3, 5), (8, 9)), spans((1, 2), (6, 7))
    found = link_probabilities(heads_of(network), article, 0, hidden, content, cues, "content")
    from pipeline.nlp.tagger.pairs import pair_features

    with torch.no_grad():
        vectors = torch.from_numpy(hidden)
        left = network.span_vectors(vectors, torch.from_numpy(content).long(), network.role_vector["content"])
        right = network.span_vectors(vectors, torch.from_numpy(cues).long(), network.role_vector["cue"])
        pairs = torch.from_numpy(pair_features(article, content, cues, "content")).long()
        wanted = network.link_scores(left, right, pairs, "content").softmax(1).numpy()
    assert np.abs(found - wanted).max() < 1e-4


def test_the_mean_of_two_networks(network: Network) -> None:
    other = copy.deepcopy(network)
    with torch.no_grad():
        for weight in other.parameters():
            weight.add_(2.0)
    before = network.emit.weight.detach().clone()
    made = mean([copy.deepcopy(network), other])
    assert torch.allclose(made.emit.weight, before + 1)


def test_forbidden_tags_never_follow(network: Network) -> None:
    heads = heads_of(network)
    crf = Crf(heads["follow"], heads["start"])
    tags = crf.best([np.random.default_rng(1).normal(size=(60, len(TAGS))).astype(np.float32) * 3])[0]
    for before, tag in zip([0, *tags.tolist()], tags.tolist(), strict=False):
        assert not TAGS[tag].startswith("I-") or TAGS[before][2:] == TAGS[tag][2:]
