"""The shapes of what is said of documents: readings, inspections, screens, edits, the whole check."""

from __future__ import annotations

from typing import get_args

from careerproof.faces.contract.shapes import (
    ANYTHING,
    FLAG,
    NUMBER,
    OF_HUNDRED,
    SHARE,
    TEXT,
    WHOLE,
    Schema,
    entries,
    listed,
    mapped,
    nullable,
    one_of,
    ref,
    said,
)
from careerproof.optimizing.model import RejectionReason

OURS: dict[str, Schema] = {"schema": TEXT, "code_version": TEXT, "facts_version": TEXT}

_DOCUMENT = entries({"sha256": TEXT, "pages": nullable(WHOLE), "reader": TEXT})
_RESUME_LISTS = (
    "work", "volunteer", "education", "awards", "certificates", "publications", "skills", "languages", "interests",
    "references", "projects",
)  # fmt: skip

READINGS: dict[str, Schema] = {
    "FieldEvidence": entries(
        {"confidence": SHARE, "spans": listed(ref("Span"))},
        {"raw": said(TEXT, "as it is written"), "source": one_of("text", "annotation")},
    ),
    "Requirement": entries(
        {
            "id": TEXT,
            "text": TEXT,
            "kind": one_of(
                "skill",
                "technology",
                "experience",
                "education",
                "certification",
                "licence",
                "language",
                "clearance",
                "authorisation",
                "travel",
                "physical",
                "schedule",
                "soft_skill",
                "duty",
            ),
            "importance": one_of("required", "preferred", "implied"),
            "alternatives": listed(listed(TEXT)),
            "minimum": nullable(entries({"value": NUMBER, "unit": TEXT})),
            "spans": listed(ref("Span")),
        }
    ),
    "ResumeReading": {
        "type": "object",
        "description": "JSON Resume v1; everything of ours stands under meta.careerproof.",
        "properties": {
            "basics": ANYTHING,
            **dict.fromkeys(_RESUME_LISTS, listed(ANYTHING)),
            "meta": entries(
                {
                    "careerproof": entries(
                        {
                            "document": _DOCUMENT,
                            "fields": said(mapped(ref("FieldEvidence")), "by JSON pointer"),
                            "report": listed(ref("Finding")),
                            "text_sha256": TEXT,
                        },
                        OURS,
                    )
                }
            ),
        },
        "required": ["meta"],
    },
    "PostingReading": {
        "type": "object",
        "description": "JSON Resume's job schema; everything of ours stands under meta.careerproof.",
        "properties": {
            **dict.fromkeys(("title", "company", "type", "date", "description", "remote", "salary"), TEXT),
            "location": ANYTHING,
            "responsibilities": listed(TEXT),
            "qualifications": listed(TEXT),
            "meta": entries(
                {
                    "careerproof": entries(
                        {
                            "document": _DOCUMENT,
                            "requirements": listed(ref("Requirement")),
                            "occupation": nullable(ref("Match")),
                            "report": listed(ref("Finding")),
                            "text_sha256": TEXT,
                        },
                        OURS,
                    )
                }
            ),
        },
        "required": ["meta"],
    },
    "Reading": {"type": "object", "anyOf": [ref("ResumeReading"), ref("PostingReading")]},
    "Inspection": entries({"parseable": FLAG, "findings": listed(ref("Finding"))}, {"hidden": listed(ANYTHING)}),
}

SCREENS: dict[str, Schema] = {
    "MissingTerm": entries(
        {
            "term": TEXT,
            "requirement": TEXT,
            "have": said(FLAG, "shown in other words; else it is lacking"),
            "importance": TEXT,
            "evidence": listed(ref("Quote")),
        },
        {"nearest": nullable(TEXT), "nearness": nullable(NUMBER)},
    ),
    "Verdict": entries(
        {
            "resume": TEXT,
            "posting": TEXT,
            "read": said(TEXT, "ok, or the code of the error"),
            "knockouts": listed(
                entries(
                    {
                        "requirement": TEXT,
                        "kind": TEXT,
                        "result": said(one_of("met", "not_met", "unknown"), "unknown never counts against the person"),
                        "evidence": listed(ref("Quote")),
                    }
                )
            ),
            "score": said(nullable(OF_HUNDRED), "null where nothing could be scored"),
            "subscores": listed(entries({"name": TEXT, "points": NUMBER, "max_points": NUMBER})),
            "requirements": listed(
                entries(
                    {
                        "id": TEXT,
                        "text": TEXT,
                        "importance": one_of("required", "preferred"),
                        "result": one_of("met", "partly", "missing"),
                        "match": one_of("exact", "inflected", "alias", "related", "none"),
                        "points": NUMBER,
                        "max_points": NUMBER,
                        "evidence": listed(ref("Quote")),
                    }
                )
            ),
            "findings": listed(ref("Finding")),
            "policy_sha256": TEXT,
            "input_sha256": nullable(TEXT),
            "decision": {"type": "null", "description": "always left to a person"},
        },
        {"missing_terms": listed(ref("MissingTerm")), "error": ref("Error")},
    ),
    "RankedPosting": entries(
        {
            "rank": nullable(WHOLE),
            "posting": TEXT,
            "read": TEXT,
            "title": nullable(TEXT),
            "score": nullable(OF_HUNDRED),
            "fit": nullable(ANYTHING),
            "screen": nullable(ref("Verdict")),
            "error": nullable(ref("Error")),
        }
    ),
    "Proposal": entries(
        {
            "before": NUMBER,
            "after": said(
                NUMBER, "the score after the edits applied; without any, after those that need no confirmation"
            ),
            "edits": listed(
                entries(
                    {
                        "id": TEXT,
                        "kind": TEXT,
                        "where": said(TEXT, "JSON pointer of the field"),
                        "old": {"anyOf": [TEXT, listed(TEXT), {"type": "null"}]},
                        "new": {"anyOf": [TEXT, listed(TEXT)]},
                        "because": TEXT,
                        "points": said(NUMBER, "what the score gains by this edit alone"),
                        "needs_confirmation": FLAG,
                        "evidence": listed(ref("Quote")),
                    }
                )
            ),
            "missing": entries({"have_but_unsaid": listed(ref("MissingTerm")), "lacking": listed(ref("MissingTerm"))}),
        },
        {
            "plan": nullable(
                entries(
                    {
                        "occupation": said(nullable(TEXT), "the posting's"),
                        "start": said(nullable(TEXT), "the person's own"),
                        "preparation": nullable(ref("Preparation")),
                        "reason": said(nullable(TEXT), "why no preparation can be told"),
                    }
                )
            ),
            "rejected": said(
                listed(
                    entries(
                        {
                            "where": said(TEXT, "JSON pointer of the bullet"),
                            "old": TEXT,
                            "reason": one_of(*get_args(RejectionReason)),
                            "detail": TEXT,
                            "found": said(listed(TEXT), "the words that gave it away, or the kinds of personal detail"),
                        }
                    )
                ),
                "bullets for which a rewriter gave no edit; empty unless one was asked",
            ),
        },
    ),
    "Check": entries(
        {
            "resume": ref("ResumeReading"),
            "inspect": ref("Inspection"),
            "occupation": nullable(ref("Match")),
            "score": ref("Score"),
            "screen": nullable(ref("Verdict")),
            "optimize": nullable(ref("Proposal")),
            "paths": nullable(ref("Paths")),
        },
        {
            "target": nullable(ANYTHING),
            "reasons": said(mapped(TEXT), "why a part is null"),
            "as_of": said(TEXT, "the day that durations are counted to"),
            "sources": listed(ref("Source")),
        },
    ),
}
