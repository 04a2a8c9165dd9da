"""A web page's own style sheets as far as simple selectors go, and what they say of an element."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_SIMPLE = re.compile(r"(?:[a-z][a-z0-9]*|\*)?(?:[.#][\w-]+)?$", re.IGNORECASE)
_LAST = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)(?::[\w-]+(?:\([^)]*\))?)*$", re.IGNORECASE)
_NAMES = re.compile(r"[.#][\w-]+")
_CSS_LIMIT = 200_000
_UNSURE = ("background", "background-color", "background-image", "color")
UNKNOWN = "?"
"""The value of what some rule may set that is not understood here."""

Style = dict[str, str]


@dataclass(slots=True)
class StyleRules:
    """What the page's rules say, by simple selector (``p``, ``.name``, ``#name``, ``p.name``)."""

    by_selector: dict[str, Style] = field(default_factory=dict)
    unsure: dict[str, set[str]] = field(default_factory=dict)
    """What rules with longer selectors may set, by the last tag or name of their selector."""
    is_partial: bool = False
    """Whether further style sheets stand outside the page."""

    def style_of(self, item: etree._Element) -> Style:
        """What holds for the element itself: rules by rising weight, then its own style."""
        style: Style = {}
        tag = str(item.tag)
        names = [f".{name}" for name in (item.get("class") or "").split()]
        ids = [f"#{item.get('id')}"] if item.get("id") else []
        for name in (tag, *names, *ids):
            for what in self.unsure.get(name, ()):
                style[what] = UNKNOWN
        if self.is_partial and (names or ids):
            style.update(dict.fromkeys(_UNSURE, UNKNOWN))
        for name in ("*", tag, *names, *(tag + name for name in names), *ids, *(tag + name for name in ids)):
            style.update(self.by_selector.get(name, {}))
        own = item.get("style")
        if own:
            style.update(read_declarations(own))
        return style


def read_declarations(text: str) -> Style:
    """What the declarations say, in small letters."""
    return {name: value.replace("!important", "").strip() for name, value in _DECLARATION.findall(text.lower())}


def read_rules(root: etree._Element) -> StyleRules:
    """The rules of the page's own style sheets.

    Rules inside @media are left out: they hold on other screens or on paper only.
    """
    rules = StyleRules()
    rules.is_partial = any("stylesheet" in (link.get("rel") or "").lower() for link in root.iter("link"))
    for style in root.iter("style"):
        sheet = _MEDIA.sub("", _COMMENT.sub("", (style.text or "")[:_CSS_LIMIT]))
        rules.is_partial = rules.is_partial or "@import" in sheet
        for selectors, body in _RULE.findall(sheet):
            said = read_declarations(body)
            for selector in selectors.split(","):
                _note(rules, selector.strip(), said)
    return rules


def _note(rules: StyleRules, selector: str, said: Style) -> None:
    if selector and _SIMPLE.match(selector):
        rules.by_selector.setdefault(selector, {}).update(said)
        return
    last = _LAST.search(selector)
    unsure = {name for name in _UNSURE if name in said}
    if last and unsure:
        names = _NAMES.findall(last[2]) or ([last[1]] if last[1] else [])
        for name in names:
            rules.unsure.setdefault(name, set()).update(unsure)
