"""Here live moves between careers: how far, what is gained, what is missing; not here: where a person stands."""
