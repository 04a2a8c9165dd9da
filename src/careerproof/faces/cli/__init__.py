"""Here lives the command line: words in, results out; not here: any judgement."""
