"""Trains what is bundled and writes it where the product reads it.

Everything is counted in a fixed order, on one thread where the order of sums matters: the same cases and library
versions give the same files.
"""

from typing import Any

from assistant.matching.model import WEIGHTS, save
from assistant.retrieval.embedding import FOLDER
from eval import embedder, match, scenes, search
from eval.report import keep, show


def run() -> dict[str, Any]:
    trained = embedder.train(FOLDER)
    show("embedder", ("figure", "value"), list(trained.items()))
    found = search.run()
    model, held_out = scenes.train()
    save(model, WEIGHTS)
    matched = match.figures(held_out)
    match.tell(matched)
    sizes = {
        "weights.npz": WEIGHTS.stat().st_size,
        "embedder": sum(file.stat().st_size for file in FOLDER.rglob("*.*")),
    }
    show("written", ("file", "bytes"), list(sizes.items()))
    result = {
        "embedder": trained,
        "search": found,
        "match": matched,
        "n-grams": len(model.places),
        "bytes": sizes,
    }
    keep("train", result)
    return result
