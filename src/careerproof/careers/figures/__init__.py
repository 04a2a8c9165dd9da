"""Here live the figures of a career: pay, growth, education, telework, standing; not here: the score (`safety`)."""
