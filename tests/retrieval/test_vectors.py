from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import IndexUnavailableError
from assistant.retrieval.embedding import BundledEmbedder, Vectors
from assistant.retrieval.vectors import open_index
from knowledge.clauses import clauses

CLAUSES = clauses()


@dataclass
class CountingEmbedder:
    """Embeds as the bundled one does, under any name and digest, and counts what it was asked for."""

    name: str = "counting"
    digest: str = "1"
    texts: int = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.texts += len(texts)
        return BundledEmbedder().embed(texts)


def test_finds_a_clause_by_its_meaning(tmp_path: Path):
    """The notice is indexed in Chroma and answers with ids and cosines."""
    found = open_index(tmp_path, CLAUSES, BundledEmbedder()).rank("用摄像头自动找产品表面的瑕疵", 5)

    assert "A11-24" in [ranked.clause_id for ranked in found]
    assert all(0 < ranked.score <= 1.0001 for ranked in found)


def test_an_annex_keeps_the_others_out(tmp_path: Path):
    """Chroma filters by the metadata of the clause."""
    found = open_index(tmp_path, CLAUSES, BundledEmbedder()).rank("企业简介", 10, annex=4)

    assert {ranked.clause_id.split("-")[0] for ranked in found} == {"A4"}


def test_a_built_index_is_not_built_again(tmp_path: Path):
    """Opening costs no embedding when notice and embedder are the same."""
    open_index(tmp_path, CLAUSES, CountingEmbedder())
    again = CountingEmbedder()
    open_index(tmp_path, CLAUSES, again)

    assert again.texts == 0


@pytest.mark.parametrize(
    "changed",
    [pytest.param({"name": "other"}, id="name"), pytest.param({"digest": "2"}, id="digest")],
)
def test_another_embedder_builds_the_index_again(tmp_path: Path, changed):
    """All clauses are embedded anew by the new embedder."""
    open_index(tmp_path, CLAUSES[:20], CountingEmbedder())
    other = CountingEmbedder(**changed)
    open_index(tmp_path, CLAUSES[:20], other)

    assert other.texts == 20


def test_another_notice_builds_the_index_again(tmp_path: Path):
    """A changed clause is found by its new words."""
    open_index(tmp_path, CLAUSES[:20], BundledEmbedder())
    changed = (replace(CLAUSES[0], text="碳足迹追踪和碳资产核算"), *CLAUSES[1:20])
    found = open_index(tmp_path, changed, BundledEmbedder()).rank("碳足迹", 1)

    assert [ranked.clause_id for ranked in found] == [CLAUSES[0].id]


def test_an_index_left_behind_by_another_embedder_is_refused(tmp_path: Path):
    """A long-running page whose index was rebuilt by another embedder says so and does not mix the two."""
    mine = open_index(tmp_path, CLAUSES[:20], CountingEmbedder())
    open_index(tmp_path, CLAUSES[:20], CountingEmbedder(digest="2"))

    with pytest.raises(IndexUnavailableError, match="检索索引"):
        mine.rank("企业简介", 3)


def test_unknown_text_finds_nothing(tmp_path: Path):
    """A vector of zeros has no neighbours."""
    assert not np.any(BundledEmbedder().embed(["ж∂ƒ"]))
    assert open_index(tmp_path, CLAUSES[:20], BundledEmbedder()).rank("ж∂ƒ", 3) == ()


def test_a_damaged_index_is_explained_with_its_remedy(tmp_path: Path):
    """The error names the folder and says that deleting it helps."""
    (tmp_path / "chroma.sqlite3").write_bytes(b"damaged" * 1000)

    with pytest.raises(IndexUnavailableError, match="删除这个文件夹后重试"):
        open_index(tmp_path, CLAUSES[:5], BundledEmbedder())


def test_a_file_where_the_folder_should_be_is_explained(tmp_path: Path):
    """An unusable place is told, not a traceback."""
    (tmp_path / "index").write_text("a file", encoding="utf-8")

    with pytest.raises(IndexUnavailableError, match="ASSISTANT_HOME"):
        open_index(tmp_path / "index", CLAUSES[:5], BundledEmbedder())
