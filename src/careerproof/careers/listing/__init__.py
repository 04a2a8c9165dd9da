"""Here live all careers side by side: rows, filters, search; not here: the page of one of them (`careers.profile`)."""
