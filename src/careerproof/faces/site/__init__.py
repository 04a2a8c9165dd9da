"""Here lives the static site of all careers: which pages there are, and writing them; not here: what a page shows."""
