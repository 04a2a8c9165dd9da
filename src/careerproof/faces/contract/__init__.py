"""Here lives what every face promises: the verbs with their parameters, and the shape of each result; not here: any
face's own words."""
