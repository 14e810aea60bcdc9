"""The clauses as vectors in Chroma, embedded and on this machine only.

The collection's name and metadata say from which notice and which embedder it was built. Another notice or another
embedder gives another collection, so that vectors of two embedders can never stand in one ranking.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import IndexUnavailableError
from assistant.retrieval.embedding import Embedder
from assistant.retrieval.passages import digest, passage
from assistant.retrieval.ranking import Ranked
from knowledge.clauses import Clause

if TYPE_CHECKING:
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings

_PREFIX = "clauses-"
_NEAR = 0.2
"""Least cosine of a hit; what lies below shares no more than common characters with the question."""


class VectorIndex:
    """Implements `Ranker`; made by `open_index`."""

    def __init__(
        self, client: Any, name: str, made_from: dict[str, str], embedder: Embedder, folder: Path
    ) -> None:
        self._client = client
        self._name = name
        self._store = _store(client, name, made_from, embedder)
        self._embedder = embedder
        self._made_from = made_from
        self._folder = folder

    def rank(self, query: str, n: int, annex: int | None = None) -> tuple[Ranked, ...]:
        """Scores are cosines. Raises IndexUnavailableError when the index is gone or was made by another embedder."""
        vector = self._embedder.embed([query])[0]
        if not vector.any():
            return ()
        with _explained(self._folder):
            self._refuse_mix()
            chosen: dict[str, Any] | None = {"annex": annex} if annex is not None else None
            found = self._store.similarity_search_by_vector_with_relevance_scores(
                vector.tolist(), n, filter=chosen
            )
        near = ((document.metadata["id"], 1 - distance) for document, distance in found)
        return tuple(
            Ranked(id, cosine, f"意思相近（{cosine:.2f}）") for id, cosine in near if cosine >= _NEAR
        )

    def complete(self, clauses: Sequence[Clause]) -> None:
        """Adds the clauses by id where some are absent; two processes at once do no harm."""
        if self._client.get_collection(self._name, embedding_function=None).count() == len(clauses):
            return
        self._store.add_texts(
            texts=[passage(clause) for clause in clauses],
            ids=[clause.id for clause in clauses],
            metadatas=[_metadata(clause) for clause in clauses],
        )

    def _refuse_mix(self) -> None:
        metadata = self._client.get_collection(self._name, embedding_function=None).metadata or {}
        if any(metadata.get(key) != value for key, value in self._made_from.items()):
            raise IndexUnavailableError(
                f"检索索引「{self._folder}」由另一个嵌入模型或另一版通知建立，不能混用；请重新启动程序，索引会自动重建。"
            )


def open_index(folder: Path, clauses: Sequence[Clause], embedder: Embedder) -> VectorIndex:
    """The index kept in `folder`; built when it is absent, unfinished, or made from another notice or embedder.

    Raises:
        IndexUnavailableError: Chroma cannot open or write the folder.
    """
    made_from = {"notice": digest(clauses), "embedder": embedder.name, "embedder_digest": embedder.digest}
    name = _PREFIX + hashlib.sha256("\n".join(made_from.values()).encode()).hexdigest()[:16]
    with _explained(folder):
        client = _client(folder)
        index = VectorIndex(client, name, made_from, embedder, folder)
        index.complete(clauses)
        _drop_others(client, name)
    return index


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    folder.mkdir(parents=True, exist_ok=True)
    return chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))


def _store(client: Any, name: str, made_from: dict[str, str], embedder: Embedder) -> "Chroma":
    from langchain_chroma import Chroma

    return Chroma(
        client=client,
        collection_name=name,
        embedding_function=_adapter(embedder),
        collection_metadata=made_from,
        collection_configuration={"hnsw": {"space": "cosine"}},
    )


def _adapter(embedder: Embedder) -> "Embeddings":
    """Ours in LangChain's shape, so that Chroma never chooses (and downloads) an embedder of its own."""
    from langchain_core.embeddings import Embeddings

    class Adapter(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [[float(value) for value in row] for row in embedder.embed(texts)]

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    return Adapter()


def _metadata(clause: Clause) -> dict[str, str | int]:
    place: dict[str, str | int] = {"id": clause.id, "annex": clause.annex, "line": clause.line}
    return place | {"heading": clause.heading, "kind": clause.kind}


def _drop_others(client: Any, name: str) -> None:
    for collection in client.list_collections():
        if collection.name.startswith(_PREFIX) and collection.name != name:
            client.delete_collection(collection.name)


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, OSError, ValueError) as error:
        raise IndexUnavailableError(
            f"检索索引「{folder}」打不开（{error}）；请删除这个文件夹后重试（索引会自动重建），"
            "或把 ASSISTANT_HOME 设为一个可以写入的文件夹。"
        ) from error
