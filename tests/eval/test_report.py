from eval.report import show


def test_columns_stand_in_line_under_chinese_words(capsys):
    """A Chinese character takes two columns on a screen."""
    show("表", ("名称", "n"), [("设备联网", 1), ("a", 0.5)])

    assert capsys.readouterr().out == "\n表\n名称      n\n设备联网  1\na         0.500\n"
