"""What the annexes ask: every field once, with its printed label, hint, limit, options and question.

limits    字 limits, hard or soft
values    kinds of answers and how raw input becomes a value
fields    the tree of a form's fields, walked from its pydantic models
annex02   附件2 with 附表1 and 附表2
answers   answers with their sources, and what they let one compute
sheet     answers files: .yaml and .xlsx that speak the printed labels
"""
