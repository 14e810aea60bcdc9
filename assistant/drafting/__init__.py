"""Answers → the draft of a whole form: no fact is invented, none is lost silently.

printing    plain values as an official form prints them
marks       widths, blanks and marks of Chinese text
wording/    the tables of words by which spoken sentences become written ones
changes     the spoken pattern 原来…现在… as 由…减少至…
register/   spoken sentence → written sentence
columns     what a narrative field wants to hear, in which order, and its frames
narrative/  facts → narrative with the provenance of each sentence
fit/        narrative inside its limit, what is left out listed
grounding/  numbers that no fact carries, and what else the facts do not bear out
composed/   narratives made from other parts of the form
labels      paths as a person reads them, and 【待补充：…】
notes       what a Word comment says of a field
draft       the whole

One field is the unit of redoing and of keeping:

by_model/   one field by a chat model, every sentence checked against its facts
redrafting  one field once more: other words, shorter, more technical
versions    every text that a field had, who wrote it, from which facts; what is in use, locked or stale
comparison  two versions side by side
"""
