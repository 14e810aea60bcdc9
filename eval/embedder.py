"""Training of the bundled embedder from the notice and the labelled scene texts.

1. Pieces: every character, the Latin words, and the Chinese words that stand twice or more.
2. A vector per n-gram of characters: latent semantic analysis of all passages and scene texts.
3. A vector per piece: the sum over its n-grams, the rare ones weighted up.
4. A few steps that draw each scene text towards its own scene's clause and away from all other clauses.

The queries of `eval/cases/queries.jsonl` take no part.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Any

import numpy as np

from assistant.retrieval.passages import passage
from eval.labelled import SceneText, scene_texts
from knowledge.clauses import clauses

SIZE = 256
RARITY = 1.5
"""Power of the inverse document frequency in a piece's vector"""
WEIGHT = 4
"""How often a passage of the notice counts against a scene text in step 2: there are ten texts for each passage, and
the search is for passages"""
STEPS = 60
SHARPNESS = 20
"""What the cosines are multiplied by before the softmax of step 4"""
_LONGEST = 3
_RUN = re.compile(r"[\u4e00-\u9fff]+|[a-z]+|[0-9]+")
_WORD = re.compile(r"[\u4e00-\u9fff]{2,4}")
_UNKNOWN = "[UNK]"


@dataclass(frozen=True)
class Corpus:
    passages: tuple[str, ...]
    texts: tuple[str, ...]
    own: tuple[int, ...]
    """For each text, the place of its scene's passage"""

    @property
    def everything(self) -> tuple[str, ...]:
        return self.passages + self.texts


def corpus(cases: Sequence[SceneText]) -> Corpus:
    """The notice's passages, and the texts with the passage of their scene."""
    places = {clause.id: place for place, clause in enumerate(clauses())}
    return Corpus(
        passages=tuple(passage(clause) for clause in clauses()),
        texts=tuple(case.text for case in cases),
        own=tuple(places[f"A11-{case.scene}"] for case in cases),
    )


@dataclass(frozen=True)
class Trained:
    """An embedder in memory; gives the vectors that the saved one gives."""

    tokenizer: Any
    vectors: Any
    loss: float
    name: str = "trained"
    digest: str = ""

    def embed(self, texts: Sequence[str]) -> Any:
        """One row per text, of length 1."""
        means = np.zeros((len(texts), SIZE), dtype=np.float32)
        for row, encoding in enumerate(self.tokenizer.encode_batch(list(texts), add_special_tokens=False)):
            if encoding.ids:
                means[row] = self.vectors[encoding.ids].mean(axis=0)
        return means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12)


def fit(cases: Sequence[SceneText]) -> Trained:
    """An embedder that has seen the notice and these texts."""
    texts = corpus(cases)
    tokenizer = _tokenizer(texts.everything)
    start = _piece_vectors(texts.passages * WEIGHT + texts.texts, _vocabulary(tokenizer))
    vectors, loss = _drawn_to_scenes(texts, tokenizer, start)
    return Trained(tokenizer, vectors, loss)


def train(folder: Path) -> dict[str, float]:
    """Trains on all training texts and writes the sentence-transformers folder; returns what is worth knowing of it."""
    trained = fit(scene_texts("train"))
    _save(folder, trained.tokenizer, trained.vectors)
    return {"pieces": len(trained.vectors), "size": SIZE, "loss": trained.loss}


def _tokenizer(texts: Sequence[str]) -> Any:
    """A Unigram tokenizer whose pieces and their weights are counted, not searched: the same on every run."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    tokenizer = Tokenizer(models.Unigram([(_UNKNOWN, 0.0), *_pieces(texts)], unk_id=0))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex("[0-9]+"), " 0 "),
            normalizers.Replace(Regex("[^\u4e00-\u9fffa-z0]+"), " "),
        ]
    )
    latin = pre_tokenizers.Split(Regex("[a-z]+|0"), "isolated")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), latin])
    return tokenizer


def _pieces(texts: Sequence[str]) -> list[tuple[str, float]]:
    import jieba

    jieba.setLogLevel(60)
    runs = [run for text in texts for run in _runs(text)]
    counts = Counter(char for run in runs for char in (run if run[0] >= "\u4e00" else ()))
    counts.update(run for run in runs if run[0] < "\u4e00")
    words = Counter(word for text in texts for word in jieba.lcut(_folded(text)) if _WORD.fullmatch(word))
    counts.update({word: times for word, times in words.items() if times > 1})
    total = counts.total()
    # A single Chinese character is taken only where no word fits.
    weights = {piece: log(times / total) - (2 if len(piece) == 1 else 0) for piece, times in counts.items()}
    return sorted(weights.items())


def _vocabulary(tokenizer: Any) -> list[str]:
    return [tokenizer.id_to_token(number) for number in range(tokenizer.get_vocab_size())]


def _piece_vectors(texts: Sequence[str], pieces: Sequence[str]) -> Any:
    """Steps 2 and 3; one row per piece, zeros for the unknown one."""
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer

    counter = TfidfVectorizer(analyzer=_ngrams, sublinear_tf=True, min_df=2)
    analysis = TruncatedSVD(SIZE, n_iter=10, random_state=0).fit(counter.fit_transform(texts))
    places = counter.vocabulary_
    vectors = np.zeros((len(pieces), SIZE))
    for row, piece in enumerate(pieces):
        for place in (places[ngram] for ngram in _ngrams(piece) if piece != _UNKNOWN and ngram in places):
            vectors[row] += counter.idf_[place] ** RARITY * analysis.components_[:, place]
    return vectors / np.linalg.norm(vectors, axis=1).mean()


def _drawn_to_scenes(texts: Corpus, tokenizer: Any, start: Any) -> tuple[Any, float]:
    """Step 4, on all texts at once and on one thread, so that every run gives the same vectors."""
    import torch

    torch.set_num_threads(1)
    vectors = torch.nn.Parameter(torch.tensor(start, dtype=torch.float32))
    own = torch.tensor(texts.own)
    learner = torch.optim.Adam([vectors], lr=0.001)
    loss = torch.tensor(0.0)
    for _ in range(STEPS):
        near = _means(tokenizer, texts.texts, vectors) @ _means(tokenizer, texts.passages, vectors).T
        loss = torch.nn.functional.cross_entropy(near * SHARPNESS, own)
        learner.zero_grad()
        loss.backward()
        learner.step()
    trained = vectors.detach().numpy()
    trained[0] = 0.0
    return trained, float(loss.detach())


def _means(tokenizer: Any, texts: Sequence[str], vectors: Any) -> Any:
    import torch

    pieces = [encoding.ids for encoding in tokenizer.encode_batch(list(texts), False)]
    starts = np.cumsum([0, *(len(ids) for ids in pieces[:-1])])
    bag = torch.tensor([piece for ids in pieces for piece in ids])
    means = torch.nn.functional.embedding_bag(bag, vectors, torch.tensor(starts), mode="mean")
    return torch.nn.functional.normalize(means)


def _save(folder: Path, tokenizer: Any, vectors: Any) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Normalize, StaticEmbedding

    layers = [
        StaticEmbedding(tokenizer, embedding_weights=np.asarray(vectors, dtype=np.float32)),
        Normalize(),
    ]
    SentenceTransformer(modules=layers, device="cpu").save(str(folder), create_model_card=False)
    # safetensors writes for its owner alone; an installed program is read by others too
    (folder / "model.safetensors").chmod(0o644)


def _ngrams(text: str) -> list[str]:
    found: list[str] = []
    for run in _runs(text):
        if run[0] < "\u4e00":
            found.append(run)
            continue
        for length in range(1, _LONGEST + 1):
            found += [run[at : at + length] for at in range(len(run) - length + 1)]
    return found


def _runs(text: str) -> Iterable[str]:
    """Chinese runs, Latin words, and 0 for any number."""
    return ("0" if run[0] in "0123456789" else run for run in _RUN.findall(_folded(text)))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()
