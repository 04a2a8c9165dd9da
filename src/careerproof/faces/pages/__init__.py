"""Here live the pages that people read in a browser, made of results; not here: where they are written or served."""
