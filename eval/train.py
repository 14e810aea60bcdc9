"""Trains what is bundled and writes it where the product reads it.

Everything is counted in a fixed order, on one thread where the order of sums matters: the same cases and library
versions give the same files.
"""

from typing import Any

from assistant.interview.by_rules.columns import WEIGHTS as COLUMNS
from assistant.matching.model import HEADS, WEIGHTS, save
from assistant.retrieval.embedding import FOLDER, BundledEmbedder
from eval import columns, embedder, match, scenes, search
from eval.report import keep, show


def run() -> dict[str, Any]:
    """Embedder, then matcher, then what held-out voices say of it; last the sorter of sentences into columns."""
    trained = embedder.train(FOLDER)
    show("embedder", ("figure", "value"), list(trained.items()))
    found = search.run()
    model, held_out = scenes.train(BundledEmbedder())
    save(model, WEIGHTS)
    matched = match.cross_validated(held_out, model)
    match.tell_voices(matched)
    sorted_ = columns.run()
    sizes = {
        "weights.npz": WEIGHTS.stat().st_size,
        "columns.npz": COLUMNS.stat().st_size,
        "embedder": sum(file.stat().st_size for file in FOLDER.rglob("*.*")),
    }
    show("written", ("file", "bytes"), list(sizes.items()))
    result = {
        "embedder": trained,
        "search": found,
        "voices": matched,
        "fusion": dict(zip(HEADS, model.fusion.tolist(), strict=True)),
        "threshold": model.threshold,
        "n-grams": len(model.places),
        "columns": sorted_,
        "bytes": sizes,
    }
    keep("train", result)
    return result
