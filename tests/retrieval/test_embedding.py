from pathlib import Path

import numpy as np
import pytest

from assistant.errors import SettingError
from assistant.retrieval.embedding import FOLDER, BundledEmbedder, TransformerEmbedder, open_embedder

TEXTS = [
    "部署AGV小车12台，把料送到工位。",
    "企业简介最多写多少字？",
    "５Ｇ专网＋MES，ＯＥＥ提升8.5％",
    "ж∂ƒ",
    "",
]


@pytest.fixture(scope="module")
def bundled() -> BundledEmbedder:
    return BundledEmbedder()


def test_a_row_has_length_one_or_is_all_zeros(bundled):
    """Known text becomes a unit vector; text of which nothing is known becomes zeros, not noise."""
    lengths = np.linalg.norm(bundled.embed(TEXTS), axis=1)

    assert lengths == pytest.approx([1, 1, 1, 0, 0], abs=1e-5)


@pytest.mark.slow
def test_both_ways_to_run_it_give_the_same_vectors(bundled):
    """The folder read without torch says what SentenceTransformer(folder) says."""
    theirs = TransformerEmbedder(str(FOLDER)).embed(TEXTS)

    assert np.allclose(bundled.embed(TEXTS), theirs, atol=1e-5)


def test_no_texts_give_no_rows(bundled):
    """An empty batch is no error."""
    assert len(bundled.embed([])) == 0


def test_near_meaning_is_nearer_than_chance(bundled):
    """A plain saying lies nearer to its scene's words than to another scene's, without a shared word."""
    said, own, other = bundled.embed(
        ["轴承快坏之前就能提前知道", "设备故障诊断与预测", "碳资产全生命周期管理"]
    )

    assert said @ own > said @ other + 0.2


def test_the_bundled_folder_is_small():
    """The embedder travels with the program: with the matcher's weights it stays under 20 MB."""
    assert sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file()) <= 18_000_000


def test_other_weights_have_another_digest(tmp_path: Path, bundled):
    """The digest tells two embedders of one name apart."""
    for name in ("tokenizer.json", "model.safetensors"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    same = BundledEmbedder(tmp_path).digest
    with (tmp_path / "model.safetensors").open("ab") as file:
        file.write(b"\0")

    assert same == bundled.digest
    assert BundledEmbedder(tmp_path).digest != bundled.digest


def test_the_default_setting_is_the_bundled_one():
    """`bundled` needs nothing but the program itself."""
    assert open_embedder("bundled").name == "bundled"


@pytest.mark.slow
def test_a_folder_without_a_model_is_explained(tmp_path: Path):
    """The error names the setting to change."""
    with pytest.raises(SettingError, match="ASSISTANT_EMBEDDER"):
        open_embedder(str(tmp_path))
