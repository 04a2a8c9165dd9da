"""Here live the kinds of edit: one module proposes one family; not here: whether an edit may pass, what it is worth."""
