"""The drawings of a Word document: text boxes in them, and what they paint behind text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from careerproof.documents.word.names import DGM, MC, WP, A, R, V, W

_BANNER_EMU = (2_000_000, 200_000)
"""Width and height in EMU (12,700 a point) from which a drawing behind the text can carry white text."""


def find_boxes(item: etree._Element) -> list[etree._Element]:
    """The text boxes of a drawing, outermost only, without the copy that older programs fall back to."""
    found: list[etree._Element] = []
    for child in [item] if item.tag == f"{W}txbxContent" else item:
        if child.tag == f"{W}txbxContent":
            found.append(child)
        elif child.tag != f"{MC}Fallback":
            found.extend(find_boxes(child))
    return found


def find_lettering(item: etree._Element) -> list[etree._Element]:
    """Text that is a drawing itself (WordArt of older programs), as boxes; watermarks are left out."""
    found: list[etree._Element] = []
    for path in item.iter(f"{V}textpath"):
        shape = path.getparent()
        name = "" if shape is None else f"{shape.get('id', '')} {shape.get('alt', '')}"
        words = (path.get("string") or "").strip()
        if words and "watermark" not in name.lower():
            found.append(_box([words]))
    return found


def find_diagrams(item: etree._Element, read: Callable[[str], etree._Element | None]) -> list[etree._Element]:
    """The texts of a drawing's diagrams (SmartArt) as boxes; `read` gives the part behind a relation."""
    found: list[etree._Element] = []
    for diagram in item.iter(f"{DGM}relIds"):
        model = read(diagram.get(f"{R}dm", ""))
        if model is None:
            continue
        points = [point for point in model.iter(f"{DGM}pt") if point.get("type", "node") in ("node", "asst")]
        texts = [
            "".join(text.text or "" for text in part.iter(f"{A}t")) for point in points for part in point.iter(f"{A}p")
        ]
        found.append(_box([text for text in texts if text.strip()]))
    return found


def _box(lines: Sequence[str]) -> etree._Element:
    box = etree.Element(f"{W}txbxContent")
    for line in lines:
        run = etree.SubElement(etree.SubElement(box, f"{W}p"), f"{W}r")
        etree.SubElement(run, f"{W}t").text = line
    return box


def has_banner(part: etree._Element, *, beside: bool = False) -> bool:
    """Whether a drawing large enough to carry text lies behind the text.

    Args:
        beside: one that is filled and floats anywhere counts as well.
    """
    for anchor in part.iter(f"{WP}anchor"):
        extent = anchor.find(f"{WP}extent")
        if extent is None or not (anchor.get("behindDoc") in ("1", "true") or (beside and _is_painted(anchor))):
            continue
        width, height = (int(extent.get(side, "0")) if extent.get(side, "0").isdigit() else 0 for side in ("cx", "cy"))
        if width >= _BANNER_EMU[0] and height >= _BANNER_EMU[1]:
            return True
    return False


def _is_painted(anchor: etree._Element) -> bool:
    """Whether the drawing shows a picture or a shape that is filled."""
    if next(anchor.iter(f"{A}blip", f"{A}gradFill"), None) is not None:
        return True
    return any(
        child.tag == f"{A}solidFill" for part in anchor.iter() if str(part.tag).endswith("}spPr") for child in part
    )
