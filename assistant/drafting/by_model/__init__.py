"""One field written by a chat model from the facts that the rules have for it, every sentence held against them by code.

facts     what the model is given: facts, numbered
request   what it is asked, and asked again
shapes    the shape of its answer
checks    all of it, sentence by sentence and together
rounds    written, checked, sent back at most twice, then by the rules
writing   the field
"""
