"""The sorter of sentences into columns: its training, and how well it does on other hands' sentences.

cases/columns/train/*.jsonl   sentences by voice; those with `asked` and `story` follow each other in one message
cases/columns/test/*.jsonl    by another hand; only ever measured
"""

import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.interview.by_rules.columns import ASKED, BUCKETS, COLUMNS, CUE, CUES, WEIGHTS, buckets, cues
from eval import readme
from eval.labelled import CASES
from eval.report import keep, show

_STRENGTH = 8.0
"""Inverse of the regularisation; the best of 1, 2, 4, 8, 16 when one voice is trained on and the other held out"""
_SMOOTHING = 0.5
_MIXES = tuple(itertools.product((0.6, 0.8, 1.0), (0.7, 0.9, 1.1, 1.4, 1.7), (0.3, 0.5, 0.7, 0.9)))
_SCALES = tuple(step / 10 for step in range(4, 26))


@dataclass(frozen=True)
class Sentence:
    column: str
    text: str
    voice: str
    asked: str = ""
    """What its message answers; empty for a sentence by itself"""
    story: int = 0


@dataclass(frozen=True)
class Linear:
    """Weights of n-grams and cues: (BUCKETS + CUES, columns)."""

    weights: Any
    bias: Any


def sentences(split: str) -> list[Sentence]:
    """`split` is train or test."""
    return [
        Sentence(entry["column"], entry["text"], path.stem, entry.get("asked", ""), entry.get("story", 0))
        for path in sorted((CASES / "columns" / split).glob("*.jsonl"))
        for entry in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]


def run() -> dict[str, Any]:
    """Measure across voices and on the test sentences; train on all voices and write the weights."""
    import numpy as np

    train, test = sentences("train"), sentences("test")
    across, unseen = {}, np.zeros((len(train), len(COLUMNS)))
    for voice in sorted({one.voice for one in train}):
        held = [at for at, one in enumerate(train) if one.voice == voice]
        model = _fit([one for one in train if one.voice != voice])
        unseen[held] = _scores(model, [train[at] for at in held])
        across[voice] = _accuracy(unseen[held], [train[at] for at in held])
    model = _fit(train)
    scale = _calibrated(unseen, train)
    told = [at for at, one in enumerate(train) if one.asked]
    mix = _mixed(_log_shares(unseen[told] * scale), [train[at] for at in told])
    _write(model, scale, *_context([train[at] for at in told]), mix)
    result = {
        "across voices": across,
        "test": _accuracy(_scores(model, test), test),
        "scale": scale,
        "mix": list(mix),
        "sentences": len(train),
        "bytes": WEIGHTS.stat().st_size,
    }
    rows: list[tuple[object, ...]] = [
        *((f"without {voice}", share) for voice, share in across.items()),
        ("test", result["test"]),
    ]
    rows += [(name, str(result[name])) for name in ("sentences", "bytes")]
    show("columns", ("figure", "value"), rows)
    readme.renew("columns", [("Sentences put into the right narrative", ("figure", "share or number"), rows)])
    keep("columns", result)
    return result


def _matrix(cases: Sequence[Sentence]) -> Any:
    """(sentences, BUCKETS + CUES)"""
    import numpy as np
    from scipy.sparse import csr_matrix

    rows, places, values = [], [], []
    for row, one in enumerate(cases):
        text = one.text.strip()
        grams, heard = buckets(text), [BUCKETS + place for place in cues(text)]
        rows += [row] * (len(grams) + len(heard))
        places += [*grams, *heard]
        values += [1 / len(grams) ** 0.5] * len(grams) + [CUE] * len(heard)
    return csr_matrix((values, (rows, places)), shape=(len(cases), BUCKETS + CUES), dtype=np.float32)


def _fit(cases: Sequence[Sentence]) -> Linear:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=_STRENGTH, max_iter=400, class_weight="balanced")
    model.fit(_matrix(cases), _truth(cases))
    return Linear(model.coef_.T, model.intercept_)


def _truth(cases: Sequence[Sentence]) -> Any:
    import numpy as np

    return np.array([COLUMNS.index(one.column) for one in cases])


def _scores(model: Linear, cases: Sequence[Sentence]) -> Any:
    return _matrix(cases) @ model.weights + model.bias


def _accuracy(scores: Any, cases: Sequence[Sentence]) -> float:
    return float((scores.argmax(axis=1) == _truth(cases)).mean())


def _log_shares(scores: Any) -> Any:
    import numpy as np

    scores = scores - scores.max(axis=1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))


def _calibrated(unseen: Any, cases: Sequence[Sentence]) -> float:
    """What scores of a voice that was held out are multiplied by, so that they are right as often as they say."""
    truth, rows = _truth(cases), range(len(cases))
    return max(_SCALES, key=lambda scale: float(_log_shares(unseen * scale)[rows, truth].mean()))


def _context(told: Sequence[Sentence]) -> tuple[Any, Any]:
    """Log of how much likelier each column is for what was asked, and after another, than by chance."""
    import numpy as np

    asked = np.full((len(ASKED), len(COLUMNS)), _SMOOTHING)
    moves = np.full((len(COLUMNS), len(COLUMNS)), _SMOOTHING)
    whole = np.full(len(COLUMNS), _SMOOTHING)
    for at, one in enumerate(told):
        column = COLUMNS.index(one.column)
        asked[ASKED.index(one.asked), column] += 1
        whole[column] += 1
        if at and told[at - 1].story == one.story:
            moves[COLUMNS.index(told[at - 1].column), column] += 1
    share = whole / whole.sum()
    chance = asked / asked.sum(axis=1, keepdims=True)
    return np.log(chance * len(COLUMNS)), np.log(moves / moves.sum(axis=1, keepdims=True) / share)


def _mixed(likely: Any, told: Sequence[Sentence]) -> tuple[float, ...]:
    """What the sentence, what was asked and the sentence before should count; each story is held out in its turn of five."""
    import numpy as np

    truth = _truth(told)
    asked, moves = np.zeros_like(likely), np.zeros_like(likely)
    for turn in range(5):
        prior, after = _context([one for one in told if one.story % 5 != turn])
        for at, one in enumerate(told):
            if one.story % 5 == turn:
                asked[at] = prior[ASKED.index(one.asked)]
                moves[at] = after[truth[at - 1]] if at and told[at - 1].story == one.story else 0.0

    def fit(mix: tuple[float, ...]) -> float:
        return float(
            _log_shares(mix[0] * likely + mix[1] * asked + mix[2] * moves)[range(len(told)), truth].mean()
        )

    return max(_MIXES, key=fit)


def _write(model: Linear, scale: float, asked: Any, moves: Any, mix: tuple[float, ...]) -> None:
    import numpy as np

    np.savez_compressed(
        WEIGHTS,
        grams=model.weights[:BUCKETS].astype(np.float16),
        cues=model.weights[BUCKETS:].astype(np.float16),
        bias=model.bias.astype(np.float32),
        scale=np.float32(scale),
        asked=asked.astype(np.float16),
        moves=moves.astype(np.float16),
        mix=np.array(mix, dtype=np.float32),
    )
