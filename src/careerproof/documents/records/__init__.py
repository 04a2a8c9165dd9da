"""Here lives how files of labelled values become text: tables of a data export, XML of a profile; not here: what the
values mean (`resumes`).

A value stands in the text as "Label: value", and a tree beside the text says for each value where that is.
"""
