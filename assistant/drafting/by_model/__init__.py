"""One field written by a chat model from the facts that the rules have for it, every sentence held against them by code.

facts     what the model is given: facts, numbered
request   what it is asked, and asked again
shapes    the shape of its answer
content   what words tell of a thing
figures   numbers and dates, and what stands around them
changes   what was so much before and is so much now
derived   numbers that follow by arithmetic
numbers   whether every number is what the facts say
names     whether names and terms are the facts' own
words     claims, padding, markdown, chatter
faults    what can be wrong with a sentence
checks    all of it, sentence by sentence and together
rounds    written, checked, sent back at most twice, then by the rules
writing   the field
"""
