"""The command `assistant`. Thin: no rule of a form lives here.

commands   the commands and their options
usage      wrong options and arguments, told in Chinese
keeping    writing what a person gets, never over what he edited
output     what is printed, for people and as JSON
drafts     answers → documents, file by file
reads      filled forms → answers files
reported   what is told of a form that was read
merging    an edited form beside its application, merged after consent
chat       the interview in a terminal
matches    descriptions → scenes, from text and files
cases      the files of descriptions
checked    a case with what was found, as JSON and for people
progress   how far a long run has come
match_report  the workbook of `assistant match -o`
"""

from assistant.cli.usage import main

__all__ = ["main"]
