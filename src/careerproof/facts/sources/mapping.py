"""Brings values of older and foreign classifications to O*NET-SOC 2019 codes.

Roads: O*NET-SOC 2010 → 2019; SOC 2010 → 2018 → O*NET-SOC 2019; ISCO-08 → SOC 2010 → and on.

Where several old codes were joined into one, the value is their mean weighted by workers: the workers of an old code
go to its successors in proportion to the successors' present employment. Workers of SOC 2010 codes are taken from the
labour supply by occ1990dd beside Webb's (2020) scores, where our files hold it; else old codes weigh the same. Between
ISCO-08 and SOC 2010, and between O*NET-SOC 2010 and 2019, the files say nothing better than equal parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from careerproof.facts.sources.crosswalks import Link

Values = Mapping[str, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeMap:
    """The roads between the classifications.

    `workers_2010` are workers by SOC 2010 code and `workers_2018` by SOC 2018 code, both as far as known.
    """

    codes: tuple[str, ...]
    onet_soc: tuple[Link, ...]
    onet_2010: tuple[Link, ...]
    soc_2010: tuple[Link, ...]
    isco: tuple[Link, ...]
    workers_2010: Mapping[str, float]
    workers_2018: Mapping[str, float]

    def from_onet_2019(self, values: Values) -> dict[str, float]:
        """Values of current codes, those of codes that are no more left out."""
        return {code: values[code] for code in self.codes if code in values}

    def from_onet_2010(self, values: Values) -> dict[str, float]:
        """Values of O*NET-SOC 2010 codes at the current ones: the mean of the predecessors that have one."""
        return self.from_onet_2019(_means((link.target, values.get(link.origin), 1.0) for link in self.onet_2010))

    def from_soc_2018(self, values: Values) -> dict[str, float]:
        """Values of SOC 2018 codes at every O*NET code of theirs."""
        return self.from_onet_2019(
            {link.origin: values[link.target] for link in self.onet_soc if link.target in values}
        )

    def from_soc_2010(self, values: Values) -> dict[str, float]:
        """Values of SOC 2010 codes; a broad code (ending in 0) stands for its detailed ones that have no own value."""
        detailed = self._spread_broad(values)
        flows = self._flows()
        return self.from_soc_2018(
            _means((link.target, detailed.get(link.origin), flows[link.origin, link.target]) for link in self.soc_2010)
        )

    def from_isco(self, values: Values) -> dict[str, float]:
        """Values of ISCO-08 unit groups."""
        return self.from_soc_2010(_means((link.target, values.get(link.origin), 1.0) for link in self.isco))

    def _spread_broad(self, values: Values) -> dict[str, float]:
        spread = dict(values)
        known = {link.origin for link in self.soc_2010}
        groups = sorted((code for code in values if code not in known), key=lambda code: (-len(code.rstrip("0")), code))
        for group in groups:  # narrow ones first, so that a broad code does not speak over a narrower one
            for code in known:
                if code.startswith(group.rstrip("0")):
                    spread.setdefault(code, values[group])
        return spread

    def _flows(self) -> dict[tuple[str, str], float]:
        """How many workers of an old code went to each of its successors (1 in all where none are known)."""
        successors: dict[str, list[str]] = defaultdict(list)
        for link in self.soc_2010:
            successors[link.origin].append(link.target)
        typical = _median(self.workers_2010.values())
        flows: dict[tuple[str, str], float] = {}
        for origin, targets in successors.items():
            total = self.workers_2010.get(origin, typical)
            sizes = [self.workers_2018.get(target, 0.0) for target in targets]
            if not all(sizes):
                sizes = [1.0] * len(targets)
            for target, size in zip(targets, sizes, strict=True):
                flows[origin, target] = total * size / sum(sizes)
        return flows


def _means(parts: Iterable[tuple[str, float | None, float]]) -> dict[str, float]:
    """The weighted mean of the parts (key, value, weight) of each key; parts without value do not count."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for key, value, weight in parts:
        if value is not None and weight > 0:
            sums[key][0] += value * weight
            sums[key][1] += weight
    return {key: total / weight for key, (total, weight) in sums.items()}


def _median(values: Iterable[float]) -> float:
    ordered = sorted(values)
    return ordered[len(ordered) // 2] if ordered else 1.0
