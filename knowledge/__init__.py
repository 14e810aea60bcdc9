"""The notice as data: read-only, strict, every entry tied to its line in the source.

notice      the untouched source text, by 1-based line
catalogue   附件11: 8 stages, 40 scenes, each taken apart into phrases
aliases     other and earlier names of the scenes
lexicon     what people in factories say for each scene
boundaries  how neighbouring scenes are told apart
modes       附件5: five modes and what each must describe
criteria    附件9's criteria, 附件12's materials, 附件10's enterprises
clauses     all 14 annexes as retrievable clauses; composed from the modules above and clauses.yaml
field_names what people call the fields of the forms
industries  the industry codes of GB/T 4754-2017
records     how the data files are read: strict, errors name file and entry

`source/notice.txt` is never edited. What `data/` holds of it was reviewed entry by entry; the aliases, the
lexicon, the boundaries, the field names and the industry codes come from outside the notice.
"""
