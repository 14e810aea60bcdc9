"""Old material on the page: proposals with boxes, taken only when ticked."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.forms.answers import Answer, Answers
from assistant.store import Version
from assistant.ui.desk import Desk
from tests.documents import materials

HOSTILE = "<img src=x onerror=alert(1)> ![](http://evil.example/a.png) **x**"


def desk(page: AppTest) -> Desk:
    found: Desk = page.session_state["desk"]
    return found


def texts(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.html)


def upload(page: AppTest, *files: tuple[str, bytes]) -> AppTest:
    box = next(box for box in page.file_uploader if (box.key or "").startswith("material-"))
    box.set_value([(name, content, "") for name, content in files])
    return page.run()


def rows(page: AppTest) -> list[dict[str, object]]:
    """Rows of the table of proposals; 附表2 has tables of its own."""
    table = next(one.value for one in page.dataframe if "出处" in one.value.columns)
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]


def offered(page: AppTest) -> dict[str, dict[str, object]]:
    """Rows by label."""
    return {str(row["项目"]): row for row in rows(page)}


def versions(page: AppTest, path: str) -> tuple[Version, ...]:
    return desk(page).store.versions(desk(page).open_one.id, path)


@pytest.fixture
def facts(tmp_path: Path) -> tuple[str, bytes]:
    return "资料.txt", materials.labelled_lines(tmp_path).read_bytes()


def test_proposals_are_shown_with_file_and_place_before_anything_is_taken(
    begun: AppTest, facts: tuple[str, bytes]
) -> None:
    """A row for each fact: ticked, what the file says, what is there now, where it stands."""
    upload(begun, facts)

    assert not begun.exception
    row = offered(begun)["统一社会信用代码"]
    assert (row["采用"], row["材料里"], row["现在"], row["出处"]) == (
        True,
        materials.CODE,
        "",
        "资料.txt 第2行",
    )
    assert len(desk(begun).answers) == 0


def test_what_is_ticked_is_taken_with_its_sources(begun: AppTest, facts: tuple[str, bytes]) -> None:
    """The store keeps the author 文件 and file and place; 撤销 in the chat takes the whole set back."""
    upload(begun, facts)
    begun.button(key="take-material").click().run()

    assert not begun.exception
    (version,) = versions(begun, "enterprise.name")
    assert version.author == "文件"
    assert version.answer is not None
    assert version.answer.sources[0].origin == "资料.txt 第1行"
    assert "已采用13项" in texts(begun)
    assert desk(begun).gathered is None

    begun.button(key="quick-撤销").click().run()
    assert len(desk(begun).answers) == 0


def test_nothing_is_taken_by_putting_the_material_away(begun: AppTest, facts: tuple[str, bytes]) -> None:
    """全部不要 empties the uploader."""
    upload(begun, facts)
    begun.button(key="drop-material").click().run()

    assert len(desk(begun).answers) == 0
    assert "take-material" not in [button.key for button in begun.button]


def test_a_contradiction_is_not_ticked(begun: AppTest, facts: tuple[str, bytes]) -> None:
    """What differs from an answer stands beside it, unticked; what is the same is not listed."""
    here = desk(begun)
    known = Answers(
        {"enterprise.name": Answer("甘肃别家机械有限公司"), "enterprise.founded": Answer("2008-05")}
    )
    here.store.save_answers(here.open_one.id, known, "页面", before=here.session)
    here.refresh()
    upload(begun, facts)

    row = offered(begun)["企业名称"]
    assert (row["采用"], row["现在"]) == (False, "甘肃别家机械有限公司")
    assert "成立时间" not in offered(begun)


def test_a_bad_file_is_told_beside_the_good_ones(begun: AppTest, facts: tuple[str, bytes]) -> None:
    """It does not stop the others."""
    upload(begun, facts, ("坏.docx", b"no"))

    assert not begun.exception
    assert "不是真正的 .docx" in texts(begun)
    assert "企业名称" in offered(begun)


def test_two_files_of_one_name_are_told_apart(begun: AppTest) -> None:
    """Their places say which is which, and neither value is ticked."""
    upload(begun, ("a.txt", "从业人员：520人".encode()), ("a.txt", "从业人员：560人".encode()))

    assert [(row["采用"], row["材料里"], row["出处"]) for row in rows(begun)] == [
        (False, "520", "a.txt 第1行"),
        (False, "560", "a（2）.txt 第1行"),
    ]


def test_markup_of_a_file_is_shown_as_typed(begun: AppTest) -> None:
    """In a value and in the name of a file that cannot be read."""
    upload(begun, ("a.txt", f"信用等级：{HOSTILE}".encode()), ("<img src=x>.docx", b"no"))

    assert not begun.exception
    assert offered(begun)["信用等级"]["材料里"] == HOSTILE
    assert "<img" not in texts(begun)
    assert "&lt;img src=x&gt;.docx" in texts(begun)
