"""What the annexes ask: every field once, with its printed label, hint, limit, options and question.

limits     字 limits, hard or soft
values     kinds of answers and how raw input becomes a value
fields     the tree of a form's fields, walked from its pydantic models
annex02    附件2 with 附表1 and 附表2
answers    answers with their sources, and what they let one compute
labels     printed labels ⇄ paths
inputs     whether a file can be read at all
files      answers files: .yaml and .xlsx that speak the printed labels
workbook   the .xlsx of them
derive     what answers let one compute
"""
