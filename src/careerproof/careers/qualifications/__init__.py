"""Here lives what a career asks of a person: skills, credentials, character; not here: what a person has."""
