"""Where a skill stands in ESCO's hierarchy, which says of what kind it is."""

from __future__ import annotations

from collections import defaultdict

from careerproof.facts.sources.esco.files import newest
from careerproof.facts.sources.esco.model import SkillKind
from careerproof.facts.sources.folder import SourceFolder, text_of

_ATTITUDES = "T3"
"""ESCO v1.2 files attitudes under T3, "self-management skills and competences" (v1.0: "attitudes and values")."""


class SkillGroups:
    """The official hierarchy of skills, by URI. `files` are those that hold it."""

    def __init__(self, folder: SourceFolder) -> None:
        broader = newest(
            folder, "ESCO broaderRelationsSkillPillar_en.csv", r"broaderrelationsskillpillaren(v[\d.]+)?\.csv"
        )
        groups = newest(folder, "ESCO skillGroups_en.csv", r"skillgroupsen(v[\d.]+)?\.csv")
        self.files = (folder.relative(broader), folder.relative(groups))
        self._broader: dict[str, list[str]] = defaultdict(list)
        for uri, parent in folder.table(broader, ("conceptUri", "broaderUri")):
            self._broader[text_of(uri)].append(text_of(parent))
        self._codes = {text_of(uri): text_of(code) for uri, code in folder.table(groups, ("conceptUri", "code"))}

    def holds(self, uri: str) -> bool:
        """True where the URI is still part of the hierarchy."""
        return uri in self._broader

    def kind(self, uri: str) -> SkillKind | None:
        """The kind that the groups above the skill say; None where it stands under none."""
        codes = self._codes_above(uri)
        if any(code.startswith("L") for code in codes):
            return "language"
        if any(code[:1].isdigit() or code.startswith("K") for code in codes):
            return "knowledge"
        if any(code.startswith(_ATTITUDES) for code in codes) and not any(code.startswith("S") for code in codes):
            return "attitude"
        return "skill" if codes else None

    def _codes_above(self, uri: str) -> set[str]:
        codes: set[str] = set()
        seen: set[str] = set()
        waiting = [uri]
        while waiting:
            for parent in self._broader.get(waiting.pop(), ()):
                if parent in self._codes:
                    codes.add(self._codes[parent])
                elif parent not in seen:
                    seen.add(parent)
                    waiting.append(parent)
        return codes
