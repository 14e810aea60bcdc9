"""Official forms as .docx: blank ones, filling them, and finding their cells by the printed labels.

blank/      builds the notice's blank forms
forms/      the built blank forms
word        opening a .docx that may be damaged or hostile, and saving it repeatably
tables      a table as rows of slots, whatever its merges
printed     printed labels compared, and told from the value behind them
flat        the characters of paragraphs as one string that can be edited in place
boxes       check boxes
layout      which field stands in which kind of place, as data
outline     a document cut into sections at its printed heads
years       the columns of years
repeated    tables with a row for each key: 附表1
copied      parts that are copied whole: 附表2, cards of 附表1
repeats     the repeated parts of one document
form_labels what a form's fields say of its labels
beside      the value of a label: to its right, behind it, below it
places      where a value stands, and reading it there
locator     field → place, by printed labels
writing     writing text into places: fonts, sizes, paragraphs
pictures    pictures in cells
remarks     Word comments
sizes       how much room a text takes
packages    zip packages refused before they are parsed
ink         runs in the look of their place
fill        a draft in its form
visible     what a reader sees, as lines

Reading a filled form, ours after editing or an office's own:

tracked     tracked changes accepted and told
plain       controls, boxes, frames and fields as the text that they show
relaid/     an office's own way of laying out turned into the form's
illustrations  pictures and their captions
whereabouts where something stands, as a person counts
leftovers   what was written outside the fields
reading     a filled form → the text of every field, and all else
understood  a reading → answers, and what cannot be right
alignment   rows of a form beside rows of an application
differences an edited form beside its application, and taking it over
material/   old material of any kind, for the interview: .docx .pdf .xlsx .txt, a filled form among it
"""
