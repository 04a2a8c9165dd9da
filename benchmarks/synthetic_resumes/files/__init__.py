"""The files. Here live how people write, the templates of the layouts, the damages; not here: who writes (`people`)."""
