"""Ways in which a model's server fails, for those who must go on without it."""

import pytest

from tests.fakes import Says

TIMEOUT, PATIENCE = "0.3", "1.5"
"""Seconds, as ASSISTANT_MODEL_TIMEOUT and ASSISTANT_MODEL_PATIENCE"""
NOTHING_HEARD = '{"updates": [], "story": [], "question": null, "declined": [], "nothing": []}'

FAULTS = [
    pytest.param(Says(NOTHING_HEARD, delay=0.6), id="time-out"),
    pytest.param(Says(status=500), id="server-error"),
    pytest.param(Says(status=429, headers={"Retry-After": "3600"}), id="busy"),
    pytest.param(Says(NOTHING_HEARD, cut=True), id="cut-stream"),
    pytest.param(Says(NOTHING_HEARD, reset=True), id="reset"),
    pytest.param(Says("{企业名称：甲, 从业人员}"), id="invalid-json"),
    pytest.param(Says("这家企业叫甲，有520人。"), id="prose"),
    pytest.param(Says(""), id="empty"),
    pytest.param(Says("抱歉，我无法处理这条消息。"), id="refusal"),
    pytest.param(Says(body="<html>登录</html>"), id="web-page"),
]


def configure(monkeypatch: pytest.MonkeyPatch, url: str, **more: str) -> None:
    """Set a model at an address, impatient; `more` names further variables without ASSISTANT_MODEL_."""
    settings = {"URL": url, "NAME": "m", "TIMEOUT": TIMEOUT, "PATIENCE": PATIENCE, **more}
    for name, value in settings.items():
        monkeypatch.setenv(f"ASSISTANT_MODEL_{name}", value)
