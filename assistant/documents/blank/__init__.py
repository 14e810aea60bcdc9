"""Builds the notice's blank forms as .docx, in their printed layout.

`python -m assistant.documents.blank` writes them to `assistant/documents/forms/`. The built files are kept
with the code; a test holds them equal to what the code builds, byte for byte.

    annex02.py          附件2: cover, headings, order of the parts
    annex02_tables.py   附件2: the rows of its three tables
    grid.py             tables with real column widths and merged cells
    styles.py           paragraph styles and fonts
    fonts.py            what a machine takes that lacks a font
    paper.py            paper, margins, sections
    footnotes.py        Word footnotes
    package.py          a new document without the template's leftovers, and its bytes
"""

from pathlib import Path

FORMS_FOLDER = Path(__file__).parent.parent / "forms"
"""Where the built blank forms are kept."""
