"""Here lives how an artifact is told to people: who says so, how old, what is absent, the page about it; not here:
whether it is sound (`checking`), what differs between two (`comparing`).
"""
