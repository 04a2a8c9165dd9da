"""The shapes of what is said of careers: matches, skills, scores, moves, profiles."""

from __future__ import annotations

from typing import get_args

from careerproof.faces.contract.shapes import (
    ANYTHING,
    FLAG,
    NUMBER,
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
from careerproof.faces.contract.shared import CODE, SOURCES
from careerproof.safety.model import Category

SCORE10: Schema = {"type": ["integer", "null"], "minimum": 0, "maximum": 10}
CATEGORY = one_of(*get_args(Category))

MEASURES: dict[str, Schema] = {
    "Candidate": entries(
        {
            "code": CODE,
            "title": TEXT,
            "confidence": said(SHARE, "calibrated: 0.8 is right about 8 times in 10"),
            "why": listed(TEXT),
        },
        {"soc": TEXT, "isco": listed(TEXT), "esco": listed(TEXT)},
    ),
    "Match": entries(
        {
            "query": TEXT,
            "candidates": said(listed(ref("Candidate")), "best first; empty where it is no occupation"),
            "emerging": nullable(entries({"slug": TEXT, "title": TEXT})),
        },
        dict.fromkeys(("seniority", "level", "employment_type", "location", "department"), nullable(TEXT)),
    ),
    "SkillTerm": entries({"id": TEXT, "label": TEXT, "taxonomy": TEXT}),
    "Mention": entries(
        {
            "text": TEXT,
            "start": WHOLE,
            "end": WHOLE,
            "kind": one_of("technology", "skill", "knowledge", "attitude", "language", "certification", "degree"),
            "skill": nullable(ref("SkillTerm")),
            "confidence": SHARE,
        },
        {"negated": FLAG},
    ),
    "Skills": entries(
        {
            "id": {"type": ["string", "integer", "null"]},
            "mentions": listed(ref("Mention")),
            "ranked": listed(entries({"id": TEXT, "label": TEXT, "taxonomy": TEXT, "score": NUMBER})),
        }
    ),
    "Axes": entries(
        dict.fromkeys(
            ("exposure", "automation", "human_necessity", "demand", "ai_creation"), nullable(ref("Estimate"))
        ),
        meaning="Each of 0 to 100; null where it cannot be given.",
    ),
    "Reason": entries(
        {
            "axis": TEXT,
            "contribution": said(NUMBER, "points; all of them sum to the score"),
            "text": TEXT,
            "sources": SOURCES,
        }
    ),
    "Score": entries(
        {
            "subject": entries(
                {
                    "kind": one_of("occupation", "emerging", "resume"),
                    "code": nullable(CODE),
                    "slug": nullable(TEXT),
                    "title": TEXT,
                }
            ),
            "score10": SCORE10,
            "score": nullable(ref("Estimate")),
            "category": nullable(CATEGORY),
            "axes": ref("Axes"),
            "reasons": listed(ref("Reason")),
        },
        {
            "reason": said(TEXT, "why no score can be given"),
            "runner_up": nullable(CATEGORY),
            "notes": listed(TEXT),
            "personal": said(ANYTHING, "a person's own work beside the usual mix of the occupation"),
        },
    ),
    "Move": {
        "allOf": [
            ref("CareerKey"),
            entries(
                {
                    "title": TEXT,
                    "feasibility": SHARE,
                    "score_change": said(nullable(NUMBER), "in points of 100"),
                    "pay_change": said(nullable(NUMBER), "a share: 0.1 is ten per cent more"),
                    "education_gap": said(nullable(NUMBER), "in job zones"),
                    "skills_shared": listed(TEXT),
                    "skills_missing": listed(TEXT),
                    "steps": listed(ANYTHING, 1),
                },
                {
                    "category": nullable(CATEGORY),
                    "score10": SCORE10,
                    "median_pay": nullable(NUMBER),
                    "why": listed(TEXT),
                    "preparation": nullable(ref("Preparation")),
                },
            ),
        ]
    },
    "Preparation": entries(
        {
            "months_low": said(NUMBER, "of full-time schooling and training"),
            "months_high": NUMBER,
            "needs": listed(
                entries(
                    {
                        "kind": TEXT,
                        "text": TEXT,
                        "held": nullable(TEXT),
                        "asked": nullable(TEXT),
                        "months_low": NUMBER,
                        "months_high": NUMBER,
                        "sources": listed(TEXT),
                    }
                )
            ),
        }
    ),
    "Paths": entries(
        {"from": nullable(TEXT), "to": nullable(TEXT), "moves": listed(ref("Move"))},
        {
            "from_title": nullable(TEXT),
            "to_title": nullable(TEXT),
            "median_pay": nullable(NUMBER),
            "start_score": said(nullable(NUMBER), "of the career or the person moved from, in points of 100"),
        },
    ),
    "Pay": entries(
        {
            "value": said(nullable(NUMBER), "null where it cannot be given"),
            "percentile": NUMBER,
            "currency": TEXT,
            "period": one_of("year", "hour"),
            "top_coded": said(FLAG, "the source says only that it is at least so much"),
        }
    ),
    "Profile": {
        "allOf": [
            ref("CareerKey"),
            entries(
                {
                    "title": TEXT,
                    "official": FLAG,
                    "derived_from": listed(entries({"code": CODE, "weight": SHARE})),
                    "category": nullable(CATEGORY),
                    "score10": SCORE10,
                    "score": nullable(ref("Estimate")),
                    "industry": nullable(TEXT),
                    "why_safe": listed(ref("Sentence")),
                    "how_ai_enhances": listed(ref("Sentence")),
                    "skills": entries(
                        {
                            "core": listed(ANYTHING),
                            "technology": listed(entries({"name": TEXT, "hot": FLAG, "in_demand": FLAG})),
                            "ai": listed(TEXT),
                        }
                    ),
                    "salary": entries(
                        {
                            **dict.fromkeys(("entry", "mid", "senior"), nullable(ref("Pay"))),
                            "vintage": nullable(TEXT),
                        },
                        {"reason": nullable(TEXT)},
                    ),
                    "growth": entries(
                        {
                            "change_pct": nullable(NUMBER),
                            "from_year": nullable(WHOLE),
                            "to_year": nullable(WHOLE),
                            "annual_openings": nullable(NUMBER),
                            "outlook": nullable(TEXT),
                        },
                        {"reason": nullable(TEXT)},
                    ),
                    "education": entries(
                        {"typical": nullable(TEXT), "distribution": listed(ANYTHING), "programmes": listed(TEXT)},
                        {"reason": nullable(TEXT)},
                    ),
                    "transitions_in": listed(ref("Move")),
                    "transitions_out": listed(ref("Move")),
                    "resume_terms": listed(TEXT),
                    "certifications": listed(ref("Sentence")),
                    "sources": listed(ref("Source")),
                },
                {
                    "reason": said(nullable(TEXT), "why no score can be given"),
                    "gaps": mapped(TEXT),
                    "market": entries(
                        {
                            "given": WHOLE,
                            "counted": said(WHOLE, "postings of this career"),
                            "terms": listed(entries({"term": TEXT, "kind": TEXT, "postings": WHOLE, "share": SHARE})),
                            "left_out": listed(entries({"posting": TEXT, "title": nullable(TEXT), "why": TEXT})),
                        },
                        meaning="what the postings given ask for beyond the profile; no figure of the facts",
                    ),
                },
            ),
        ]
    },
    "CareerList": entries(
        {
            "query": nullable(TEXT),
            "found": said(WHOLE, "how many there are, whatever the page"),
            "careers": listed(
                entries(
                    {
                        "code": nullable(CODE),
                        "slug": nullable(TEXT),
                        "title": TEXT,
                        "official": FLAG,
                        "category": nullable(CATEGORY),
                        "score10": SCORE10,
                        "score": nullable(NUMBER),
                    }
                )
            ),
        },
    ),
    "FactsInfo": entries(
        {
            "version": TEXT,
            "occupations": WHOLE,
            "sources": listed(ANYTHING),
            "tables": listed(ANYTHING),
            "attribution": listed(TEXT),
        }
    ),
}
