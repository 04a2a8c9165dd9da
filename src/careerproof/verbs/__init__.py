"""Here lives one recipe per verb: open, read, measure, decide, return; not here: any arithmetic, regex, SQL or words.

Each module holds the verb it is named for, as the interface promises it: `check`, `profile`, `score`, `match`,
`skills`, `paths`, `read`, `inspect`, `screen`, `optimize`, `export`, `facts`.
"""
