"""The control words of RTF that a reader of text needs, by what they do."""

from __future__ import annotations

SKIPPED = frozenset((
    "pict", "themedata", "colorschememapping", "datastore", "latentstyles", "listtable", "listoverridetable",
    "rsidtbl", "generator", "xmlnstbl", "pgdsctbl", "filetbl", "revtbl", "annotation", "atnid", "atnauthor", "atndate",
    "atnicn", "atnref", "atnparent", "atntime", "atrfstart", "atrfend", "tc", "tcn", "xe", "txe", "rxe", "private",
    "bkmkstart", "bkmkend", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "nonshppict", "shprslt",
    "nonesttables", "mailmerge", "userprops", "docvar", "template", "author", "operator", "keywords", "comment",
    "doccomm", "category", "manager", "company", "subject", "hlinkbase", "creatim", "revtim", "printim", "buptim",
    "pnseclvl", "falt", "panose", "fontemb", "fontfile", "objdata", "objclass", "objname", "objalias", "objsect",
    "datafield", "formfield", "pntxta", "pntxtb"
))  # fmt: skip
"""Groups that begin with these hold no text of the page."""

READ_THOUGH_OPTIONAL = frozenset((
    "shpinst", "ud", "nesttableprops", "fldinst", "do", "dptxbxtext", "shptxt", "shpgrp", "background"
))  # fmt: skip
r"""Groups marked with ``\*`` that are read all the same; others that begin so may be skipped by whoever does not know
them, and are.
"""

CHARACTERS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "nbsp": " ", "nbhyphen": "-",
    "softhyphen": "", "zwj": "", "zwnj": "", "zwbo": "", "zwnbo": "", "ltrmark": "", "rtlmark": "",
}  # fmt: skip
"""Words that stand for characters."""

HEADERS = frozenset(("header", "headerl", "headerr", "headerf"))
FOOTERS = frozenset(("footer", "footerl", "footerr", "footerf"))
