"""邮箱."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import AnswerError
from assistant.rules.emails import parse_email


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("zhangsan@example.com", "zhangsan@example.com"),
        (" Zhang.San@Example.COM ", "Zhang.San@example.com"),
        ("ａ＠ｂ．com", "a@b.com"),
        ("li-4+form@mail.gansu.gov.cn", "li-4+form@mail.gansu.gov.cn"),
    ],
)
def test_an_address_keeps_its_name_and_a_small_domain(text, kept):
    """Blanks around it and full-width forms do not matter."""
    assert parse_email(text) == kept


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("example.com", "缺少 @"),
        ("a@@b.com", "不止一个 @"),
        ("a b@c.com", "中间有空格"),
        ("a@b", "域名不完整"),
        ("张三@例子.中国", "不是邮箱地址"),
        (".a@b.com", "不是邮箱地址"),
        ("a" * 250 + "@b.com", "不是邮箱地址"),
        ("", "没有填写"),
    ],
)
def test_tells_what_is_wrong(text, problem):
    """The first flaw is named."""
    with pytest.raises(AnswerError, match=problem):
        parse_email(text)


@given(st.from_regex(r"[a-z0-9]{1,20}@[a-z0-9]{1,20}\.(com|cn)", fullmatch=True))
def test_a_plain_address_is_read_as_itself(text):
    """The kept form is stable."""
    assert parse_email(text) == text
