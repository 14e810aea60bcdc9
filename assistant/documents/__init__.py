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
repeated    parts that repeat: rows of 附表1, blocks of 附表2
places      where a value stands, and reading it there
locator     field → place, by printed labels
writing     writing text into places: fonts, sizes, paragraphs
pictures    pictures in cells
remarks     Word comments
fill        a draft in its form
visible     what a reader sees, as lines
"""
