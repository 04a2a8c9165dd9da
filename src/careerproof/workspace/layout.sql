CREATE TABLE file (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    data BLOB NOT NULL
) STRICT;
CREATE TABLE application (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    employer TEXT NOT NULL,
    place TEXT NOT NULL,
    link TEXT NOT NULL,
    next_on TEXT,
    notes TEXT NOT NULL,
    posting INTEGER REFERENCES file (number)
) STRICT;
CREATE TABLE step (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (number) ON DELETE CASCADE,
    happened TEXT NOT NULL,
    state TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX step_of ON step (application);
CREATE TABLE version (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    application INTEGER NOT NULL REFERENCES application (number) ON DELETE CASCADE,
    file INTEGER NOT NULL REFERENCES file (number),
    made TEXT NOT NULL,
    edits TEXT NOT NULL
) STRICT;
CREATE INDEX version_of ON version (application);
