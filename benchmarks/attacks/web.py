"""Web pages that hide words, one for each way that style sheets have, and their honest twins."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.attacks.model import LINES, PLANTED, Case

_STYLES = (
    ("display: none", "display: none", "display: block", "marked"),
    ("visibility: hidden", "visibility: hidden", "visibility: visible", "marked"),
    ("opacity 0", "opacity: 0", "opacity: 0.7", "invisible"),
    ("font size 0", "font-size: 0", "font-size: 9px", "tiny"),
    ("font size of a pixel", "font-size: 1px", "font-size: 0.8em", "tiny"),
    ("far indent", "text-indent: -9999px", "text-indent: -2em; padding-left: 2em", "off_page"),
    ("far left", "position: absolute; left: -10000px", "position: relative; left: -4px", "off_page"),
    ("moved away", "transform: translateX(-9999px)", "transform: translateX(-5px)", "off_page"),
    ("scaled away", "transform: scale(0)", "transform: scale(0.95)", "tiny"),
    ("clipping path", "clip-path: inset(100%)", "clip-path: inset(0)", "clipped"),
    ("no height", "height: 0; overflow: hidden", "height: 3em; overflow: hidden", "clipped"),
    ("white on white", "color: #fff", "color: #fff; background: #203050", "same_color"),
    ("nearly white", "color: rgb(250, 250, 252)", "color: rgb(150, 150, 150)", "same_color"),
    ("its own background", "color: navy; background-color: #000080", "color: white; background-color: #000080",
     "same_color"),
    ("white with an outline", "color: white; -webkit-text-stroke: 1px #fefefe",
     "color: white; -webkit-text-stroke: 1px navy", "same_color"),
    ("white with a shadow", "color: white; text-shadow: 9999px 0 black", "color: white; text-shadow: 1px 1px 2px black",
     "same_color"),
    ("clear filling", "color: navy; -webkit-text-fill-color: transparent",
     "color: transparent; background: linear-gradient(#234, #456); -webkit-background-clip: text", "invisible"),
    ("transparent colour", "color: rgba(0, 0, 0, 0)", "color: rgba(0, 0, 0, 0.6)", "invisible"),
)  # fmt: skip


def list_web_cases() -> Iterator[Case]:
    """The cases of web pages."""
    for method, attack, twin, found in _STYLES:
        yield _case(f"{method}, in the element", _inline(attack), _inline(twin), found)
    for method, attack, twin, found in _STYLES[::2]:
        yield _case(f"{method}, in the style sheet", _sheet(attack), _sheet(twin), found)
    yield _case("the hidden attribute", _page(f"<p hidden>{PLANTED}</p>"), _page(f"<p>{PLANTED}</p>"), "marked")
    menu = "<nav class='menu' style='display:none'><a href='#work'>Work history and projects</a></nav>"
    yield _case("beside a closed menu", _page(f"<div style='display:none'>{PLANTED}</div>"), _page(menu), "marked",
                hides=False)  # fmt: skip
    reader = "position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)"
    yield _case(
        "for screen readers only", _page(f"<span style='{reader}'>{PLANTED}</span>"),
        _page(f"<a style='{reader}' href='#main'>Skip to the main part of this page</a>"), "assistive", hides=False,
    )  # fmt: skip
    yield _case(
        "a picture's description", _page(f"<img src='a.png' alt='{PLANTED}'>"),
        _page("<img src='a.png' alt='A photograph of Robin Example'>"), "assistive", hides=False,
    )  # fmt: skip
    much = f"{PLANTED} Python Java Rust React Angular Docker"
    yield _case(
        "the page's keywords", _page("", head=f"<meta name='keywords' content='{much}'>"),
        _page("", head="<meta name='keywords' content='logistics, Boston'>"), "properties", hides=False,
    )  # fmt: skip


def _case(method: str, attack: bytes, twin: bytes, *ids: str, hides: bool = True) -> Case:
    found = tuple(f"tampering.hidden_{one}" for one in ids)
    return Case(method=method, kind="html", attack=attack, twin=twin, ids=found, hides=hides)


def _page(body: str, *, head: str = "") -> bytes:
    lines = "".join(f"<p>{line}</p>" for line in LINES[1:])
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>Resume</title>{head}</head>"
        f"<body><h1>{LINES[0]}</h1>{lines}{body}</body></html>"
    ).encode()


def _inline(style: str) -> bytes:
    return _page(f"<p style='{style}'>{PLANTED}</p>")


def _sheet(style: str) -> bytes:
    return _page(f"<p class='x'>{PLANTED}</p>", head=f"<style>.x {{ {style} }}</style>")
