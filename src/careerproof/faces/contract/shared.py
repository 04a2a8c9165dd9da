"""What the results share: the envelope, errors, spans, figures with their interval, sources."""

from __future__ import annotations

from careerproof.faces.contract.shapes import (
    ANYTHING,
    NUMBER,
    OF_HUNDRED,
    SHARE,
    TEXT,
    WHOLE,
    Schema,
    entries,
    listed,
    nullable,
    one_of,
    ref,
    said,
)

CODE: Schema = {"type": "string", "pattern": r"^[0-9]{2}-[0-9]{4}\.[0-9]{2}$"}
SOURCES = said(listed(TEXT), "ids of sources")

SHARED: dict[str, Schema] = {
    "Envelope": entries(
        {
            "schema": said(TEXT, "the kind of result and its version, as careerproof.score/1"),
            "code_version": TEXT,
            "facts_version": TEXT,
        }
    ),
    "Error": entries(
        {
            "code": said(TEXT, "a stable word, as document.encrypted"),
            "message": said(TEXT, "what happened"),
            "hint": said(TEXT, "what to do now"),
            "at": said(ANYTHING, "where, for example in which file"),
        }
    ),
    "Span": entries(
        {
            "start": said(WHOLE, "characters of the whole text, half-open"),
            "end": WHOLE,
            "page": said(nullable(WHOLE), "counted from 1; null where the format has no pages"),
            "box": said(
                nullable(listed(NUMBER, 4)), "left, top, right, bottom in points from the page's top left corner"
            ),
        },
        meaning="A stretch of a document's text.",
    ),
    "Quote": entries(
        {"text": TEXT},
        {
            "start": WHOLE,
            "end": WHOLE,
            "page": nullable(WHOLE),
            "box": nullable(listed(NUMBER, 4)),
            "pointer": said(TEXT, "JSON pointer of the field it stands in"),
        },
        "Words of the résumé that prove something.",
    ),
    "Finding": entries(
        {
            "id": TEXT,
            "severity": one_of("error", "warning", "info"),
            "message": TEXT,
            "fix": TEXT,
            "spans": listed(ref("Span")),
        }
    ),
    "Sentence": entries({"text": TEXT, "sources": SOURCES}),
    "Estimate": entries(
        {"value": NUMBER, "low": NUMBER, "high": NUMBER},
        {
            "level": said(SHARE, "the stated coverage of the interval"),
            "unit": TEXT,
            "percentile": said(nullable(OF_HUNDRED), "the rank among all occupations"),
            "sources": SOURCES,
        },
        "A figure with its interval.",
    ),
    "Source": entries(dict.fromkeys(("id", "title", "publisher", "edition", "licence", "url", "citation"), TEXT)),
    "CareerKey": {
        "description": "An official occupation has a code, an emerging career a slug.",
        "anyOf": [
            {"required": ["code"], "properties": {"code": CODE}},
            {"required": ["slug"], "properties": {"slug": TEXT}},
        ],
    },
}
