"""An office's own way of laying out turned, in memory, into the form's: label beside value, heads above columns.

For reading only, never saved. Each module knows one way; what it cannot tell with certainty it leaves as it is, so
that it is told as left over.

vocabulary  the labels that may stand in a line
lines       labels with their values in one line, told apart
rows        such lines, between tables and inside cells, as rows of a table
above       labels in a row above their values
wording     labels in an office's own words
categories  附表2 as one table with a column of categories
captions    tables of 附表2 that a line above them tells
continued   a scene of 附表1 over several tables
build       the tables, rows and cells that are made for it
"""

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assistant.documents.form_labels import FormLabels
from assistant.documents.relaid.above import Above
from assistant.documents.relaid.captions import lay_captioned
from assistant.documents.relaid.categories import lay_categories
from assistant.documents.relaid.continued import join_cards
from assistant.documents.relaid.rows import lay_lines
from assistant.documents.relaid.wording import print_own_words
from assistant.documents.tables import Grid
from assistant.documents.whereabouts import Whereabouts


def lay_out(body: BaseOxmlElement, labels: FormLabels, where: Whereabouts) -> None:
    """Lay out everything below `body` as the form is laid out; `where` keeps the places of what is moved."""
    for tbl in list(body.iter(qn("w:tbl"))):
        lay_categories(Grid(tbl), labels, where)
    for tbl in list(body.iter(qn("w:tbl"))):
        print_own_words(Grid(tbl), labels)
    above = Above(labels, where)
    for tbl in list(body.iter(qn("w:tbl"))):
        above.lay(Grid(tbl))
    lay_lines(body, labels, where)
    lay_captioned(body, labels, where)
    join_cards(body.findall(qn("w:tbl")), labels)
