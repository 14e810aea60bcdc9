"""The page. Thin: no rule of a form lives here, and only this folder knows Streamlit.

app         what Streamlit runs
page        the whole page from top to bottom
desk        what one browser tab has open, and everything it may do with it
sidebar     the list of applications, what the model cost, where what is typed goes
talk        the interview
turns       messages on their way                        (no Streamlit)
growing     what a model has said so far                 (no Streamlit)
paper       the live form, section by section
editor      one field open for editing, with its sources and versions
tables      the tables of 附表2
checking    what a check finds, and what is missing
downloads   documents and answers files to take away
incoming    files brought in: answers files, and old material
material    facts found in old material, with file and place
sections    a draft as the form prints it                (no Streamlit)
edits       what was typed into widgets → answers        (no Streamlit)
literal     text from people, shown as it was typed
style       the look
"""
