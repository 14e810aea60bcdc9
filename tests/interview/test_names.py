import pytest

from assistant.interview.by_rules.names import is_person, is_post


@pytest.mark.parametrize("name", ["马有田", "何静怡", "欧阳春华", "买买提·吐尔逊", "程诚"])
def test_names_are_known_as_names(name):
    """A surname with one or two characters, a compound surname, or a name with a point."""
    assert is_person(name)


@pytest.mark.parametrize(
    "words", ["两个场景", "营业执照", "争取把", "部长", "高压阀门车间", "张", "13900000001"]
)
def test_other_words_are_no_names(words):
    """A name is never made of what is left over of a sentence."""
    assert not is_person(words)


@pytest.mark.parametrize("words", ["信息化部部长", "总经理", "设备科科长", "技术副总"])
def test_posts_are_known_by_their_ending(words):
    """A post ends in what its holder is called."""
    assert is_post(words)


@pytest.mark.parametrize("words", ["近三年没出过事故", "部长说过", "设备部"])
def test_other_words_are_no_posts(words):
    """A department or a sentence is no post."""
    assert not is_post(words)
