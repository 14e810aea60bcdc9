"""Texts → vectors.

The bundled embedder is a sentence-transformers `StaticEmbedding` (a vector per piece of text, averaged), trained by
`python -m eval train` from the notice and the labelled cases alone. `BundledEmbedder` reads the folder without torch
and gives the vectors `SentenceTransformer(folder)` gives.
"""

import hashlib
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.errors import SettingError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Vectors = NDArray[np.float32]

BUNDLED = "bundled"
FOLDER = Path(__file__).parent / "embedder"
_WEIGHTS = "embedding.weight"
_PROBE = "面向质量数据采集、分析、判定等业务活动，构建在线智能检测系统。"


class Embedder(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def digest(self) -> str:
        """Changes when the same text would get other vectors."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row per text, of length 1; a row of zeros where nothing of the text is known."""
        ...


class BundledEmbedder:
    """The embedder that comes with the program; needs no network and no torch."""

    name = BUNDLED

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    @cached_property
    def digest(self) -> str:
        files = ("tokenizer.json", "model.safetensors")
        return hashlib.sha256(b"".join((self._folder / file).read_bytes() for file in files)).hexdigest()

    def embed(self, texts: Sequence[str]) -> Vectors:
        means = np.zeros((len(texts), self._vectors.shape[1]), dtype=np.float32)
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        for row, encoding in enumerate(encodings):
            if encoding.ids:
                means[row] = self._vectors[encoding.ids].mean(axis=0)
        return _unit(means)

    def words(self, texts: Sequence[str]) -> tuple[tuple[tuple[int, int], ...], ...]:
        """For each text, start and end of each of its pieces: words where it knows them, else characters."""
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return tuple(tuple(encoding.offsets) for encoding in encodings)

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        from tokenizers import Tokenizer

        return Tokenizer.from_file(str(self._folder / "tokenizer.json"))

    @cached_property
    def _vectors(self) -> Vectors:
        from safetensors.numpy import load_file

        vectors: Vectors = load_file(self._folder / "model.safetensors")[_WEIGHTS]
        return vectors


class TransformerEmbedder:
    """A sentence-transformers model: a folder on this machine, or a model's name."""

    def __init__(self, name_or_path: str) -> None:
        """Raises SettingError when the model cannot be loaded."""
        self.name = name_or_path
        self._model = _load_transformer(name_or_path)

    @cached_property
    def digest(self) -> str:
        """Taken from a vector, because a model's name may stand for other weights tomorrow."""
        probe = np.round(self.embed([_PROBE])[0], 2) + 0.0  # + 0.0 turns -0.0 into 0.0
        return hashlib.sha256(probe.tobytes()).hexdigest()

    def embed(self, texts: Sequence[str]) -> Vectors:
        rows = self._model.encode(list(texts), convert_to_numpy=True, show_progress_bar=False)
        return _unit(np.atleast_2d(np.asarray(rows, dtype=np.float32))) if len(texts) else _no_rows()


def open_embedder(setting: str) -> Embedder:
    """`bundled`, or what names a sentence-transformers model. Raises SettingError when it cannot be loaded."""
    return BundledEmbedder() if setting == BUNDLED else TransformerEmbedder(setting)


def _load_transformer(name_or_path: str) -> Any:
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    if Path(name_or_path).expanduser().is_dir():
        name_or_path = str(Path(name_or_path).expanduser())
        os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(name_or_path, device="cpu")
    except (OSError, ValueError) as error:
        problem = f"嵌入模型「{name_or_path}」打不开（{error}）"
        wanted = "把 ASSISTANT_EMBEDDER 设为 bundled，或设为本机已有的 sentence-transformers 模型文件夹"
        raise SettingError(f"{problem}；请{wanted}。") from error


def _no_rows() -> Vectors:
    return np.zeros((0, 0), dtype=np.float32)


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = vectors / np.maximum(lengths, np.float32(1e-12))
    return unit
