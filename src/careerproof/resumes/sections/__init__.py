"""The sections of a résumé, each kind read by a module of its own; `split` finds them, `rows` are their lines."""
