"""Whether an attack is found and its twin left in peace."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.attacks.model import LINES, PLANTED, Case
from careerproof.documents import Document, read_document
from careerproof.tampering import inspect_document


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What became of a case: `found` ids of alarms on the attack, `false` ones on its twin; `faults` in words."""

    case: Case
    found: tuple[str, ...]
    false: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def is_found(self) -> bool:
        """Whether the attack is told for what it is."""
        return bool(set(self.found) & set(self.case.ids))


def measure_case(case: Case) -> Result:
    """What is told of the attack and of its twin; notes alone ("info") are no alarm."""
    name = "resume.txt" if case.kind == "txt" else None
    attack, twin = read_document(case.attack, name=name), read_document(case.twin, name=name)
    return Result(
        case=case,
        found=_alarms(attack, case.posting),
        false=_alarms(twin, case.posting),
        faults=(*_faults(case, attack, twin),),
    )


def _alarms(document: Document, posting: str) -> tuple[str, ...]:
    findings = inspect_document(document, posting=posting)
    return tuple(finding.id for finding in findings if finding.severity != "info")


def _faults(case: Case, attack: Document, twin: Document) -> list[str]:
    """What is wrong with the texts: the résumé is to be whole, planted words in the twin only, and told."""
    faults = [
        f"the {which} lacks a line of the résumé"
        for which, document in (("attack", attack), ("twin", twin))
        if any(line not in document.text for line in LINES)
    ]
    if case.hides:
        words = PLANTED.casefold().split()
        if any(word in attack.text.casefold() for word in words):
            faults.append("hidden words stand in the attack's text")
        if not all(word in twin.text.casefold() for word in words):
            faults.append("words that show are missing in the twin's text")
        told = " ".join(passage.text for passage in attack.hidden).casefold()
        if not all(word in told for word in words):
            faults.append("hidden words are not told")
    return faults
