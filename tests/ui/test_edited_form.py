"""A draft edited in an office program comes back: differences by field, taken only when ticked, texts locked."""

import io
from datetime import date

import docx
import pytest
from streamlit.testing.v1 import AppTest

from assistant.forms.answers import Answer, Answers, Source
from assistant.ui.desk import Desk
from assistant.wiring import make_package

PAIN = "scenes.0.pain_points"
FACTS = ("以前密封面靠人工拿平尺量，一个阀体要12分钟", "检验记录是纸的，客户来查要翻半天")
EDITED = "人工检测每件12分钟，记录为纸质。"


def desk(page: AppTest) -> Desk:
    found: Desk = page.session_state["desk"]
    return found


def texts(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.html)


@pytest.fixture
def filled(begun: AppTest) -> AppTest:
    """An application with a name, a rating and a text made of facts, of which a draft was kept."""
    here = desk(begun)
    said = Source("对话第1条")
    answers = {
        "enterprise.name": Answer("甲机械有限公司", (said,)),
        "enterprise.credit_rating": Answer("AA级", (said,)),
        PAIN: Answer(FACTS, (said,)),
    }
    here.store.save_answers(here.open_one.id, Answers(answers), "测试")
    here.refresh()
    return begun.run()


def _edited(page: AppTest, **replaced: str) -> bytes:
    """The draft with some of its cells typed over."""
    document = docx.Document(io.BytesIO(make_package(desk(page).answers, date.today()).working))
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                for before, after in replaced.items():
                    if cell.text == before:
                        cell.text = after
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _upload(page: AppTest, content: bytes, name: str = "改过.docx") -> AppTest:
    box = next(box for box in page.file_uploader if (box.key or "").startswith("form-"))
    box.set_value([(name, content, "")])
    return page.run()


def _rows(page: AppTest) -> dict[str, dict[str, object]]:
    table = next(one.value for one in page.dataframe if "位置" in one.value.columns)
    return {
        str(row["项目"]): {str(key): value for key, value in row.items()} for row in table.to_dict("records")
    }


def test_what_was_edited_is_shown_and_taken_after_consent(filled: AppTest) -> None:
    text = desk(filled).drafted().text(PAIN)
    _upload(filled, _edited(filled, **{"AA级": "AAA级", text: EDITED}))

    assert not filled.exception
    rows = _rows(filled)
    assert {label: (row["采用"], row["现在"], row["文件里"]) for label, row in rows.items()} == {
        "信用等级": (True, "AA级", "AAA级"),
        "附表1第1行·解决的痛点问题描述": (True, text, EDITED),
    }
    assert desk(filled).answers.text("enterprise.credit_rating") == "AA级"

    filled.button(key="take-form").click().run()

    here = desk(filled)
    assert here.answers.text("enterprise.credit_rating") == "AAA级"
    assert here.answers.facts(PAIN) == FACTS
    assert here.drafted().text(PAIN) == EDITED
    assert here.history(PAIN).locked


def test_a_form_that_was_not_edited_differs_in_nothing(filled: AppTest) -> None:
    _upload(filled, _edited(filled))

    assert "没有不同" in texts(filled)


def test_a_cell_that_was_emptied_is_kept_unless_ticked(filled: AppTest) -> None:
    _upload(filled, _edited(filled, AA级=""))

    assert _rows(filled)["信用等级"]["采用"] is False
    assert filled.button(key="take-form").disabled


def test_a_document_that_is_no_form_is_told(filled: AppTest) -> None:
    other = docx.Document()
    other.add_paragraph("会议纪要")
    saved = io.BytesIO()
    other.save(saved)
    _upload(filled, saved.getvalue())

    assert not filled.exception
    assert "找不到附件2" in texts(filled)
