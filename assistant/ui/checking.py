"""What a check finds, and what is missing."""

import streamlit as st

from assistant.drafting.draft import Draft
from assistant.errors import AssistantError
from assistant.forms.annex02 import FORM
from assistant.review.findings import SEVERITY_NAMES, Finding
from assistant.ui.desk import Desk
from assistant.ui.literal import escaped, quiet, say


def show(desk: Desk, drafted: Draft) -> None:
    """Fill the tab 核对."""
    try:
        with st.spinner("正在核对…"):
            findings = desk.package().findings
    except AssistantError as error:
        say(str(error), "error")
        findings = ()
    st.html('<div class="heading">核对结果</div>')
    if not findings:
        say("没有发现矛盾或超限。", "good")
    for place, finding in enumerate(findings):
        _finding(desk, finding, place)
    _missing(drafted)
    quiet("核对只提示矛盾、超限和缺项，不预测能否通过评审。")


def _finding(desk: Desk, finding: Finding, place: int) -> None:
    with st.container(horizontal=True, gap="xsmall", wrap=False, key=f"finding-{place}"):
        st.html(
            f'<div class="finding {finding.severity}"><span class="state">{SEVERITY_NAMES[finding.severity]}</span>'
            f"<b>{escaped(finding.label)}</b><div>{escaped(finding.message)}</div></div>",
            width="stretch",
        )
        if FORM.has(finding.where):
            st.button(
                "去修改", key=f"mend-{place}", type="tertiary", on_click=desk.go_to, args=(finding.where,)
            )


def _missing(drafted: Draft) -> None:
    missing = drafted.missing
    st.html(f'<div class="heading">待补充（{len(missing)}项）</div>')
    if missing:
        st.html(f'<ul class="chips">{"".join(f"<li>{escaped(one)}</li>" for one in missing)}</ul>')
    else:
        say("没有缺项。", "good")
