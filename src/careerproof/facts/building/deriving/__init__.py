"""Here lives how our own measures are made of studies and descriptors; not here: the score that stands on them."""
