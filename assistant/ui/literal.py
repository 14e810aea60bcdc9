"""Text from people, files and models, shown as it was typed: never as Markdown, never as HTML."""

import html
import re
from typing import Literal

import streamlit as st

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")

Tone = Literal["error", "warn", "good", "plain"]


def escaped(text: str) -> str:
    """Text for inside an element of HTML; line breaks are kept by the style sheet."""
    return html.escape(text, quote=True)


def label(text: str) -> str:
    """Text for a widget's label, where Streamlit reads Markdown: each mark is escaped, lines become one."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def say(text: str, tone: Tone = "plain") -> None:
    """A notice in a box, its words shown as they are."""
    role = "alert" if tone == "error" else "status"
    st.html(f'<div class="notice {tone}" role="{role}">{escaped(text)}</div>')


def quiet(text: str) -> None:
    """A small grey line."""
    st.html(f'<div class="quiet">{escaped(text)}</div>')
