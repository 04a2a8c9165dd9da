"""Draws the picture that stands for a page where a link to it is shared: `python docs/draw_card.py` writes it again."""

from __future__ import annotations

from pathlib import Path

CARD = Path(__file__).resolve().parent.parent / "src" / "careerproof" / "faces" / "pages" / "assets" / "card.png"

DRAWING = """
#set page(width: 600pt, height: 315pt, margin: 48pt, fill: rgb("#f7f6f2"))
#set text(font: "Libertinus Serif", fill: rgb("#1c2430"))
#place(top + left, rect(width: 600pt, height: 10pt, fill: rgb("#0b6e69")), dx: -48pt, dy: -48pt)
#let shield = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><path fill='#0b6e69' d='M12 1 22 5v7c0 "
#let shield = shield + "5.6-4.1 9.4-10 11C6.1 21.4 2 17.6 2 12V5z'/><path fill='none' stroke='#fff' stroke-width='2.4' "
#let shield = shield + "stroke-linecap='round' stroke-linejoin='round' d='m7 13 3.5 3.5L17 9'/></svg>"
#grid(
  columns: (40pt, auto),
  gutter: 14pt,
  align: horizon,
  image(bytes(shield), width: 40pt),
  text(size: 24pt, weight: "bold")[careerproof],
)
#v(6pt)
#text(size: 44pt, weight: "semibold")[How AI-safe is a career?]
#v(-16pt)
#text(size: 20pt, fill: rgb("#55606e"))[Every figure with its public source. No tracking.]
#place(bottom + left, grid(columns: 10, gutter: 8pt, ..range(10).map(place =>
  rect(width: 43pt, height: 12pt, radius: 6pt, fill: if place < 7 { rgb("#0b6e69") } else { rgb("#e3e0d8") })
)))
"""


def draw_card() -> bytes:
    """A PNG of 1200 by 630 pixels: the size that services which show links ask for."""
    import typst

    picture = typst.compile(DRAWING.encode(), format="png", ppi=144.0)
    if not isinstance(picture, bytes):
        raise TypeError("the card is one page")
    return picture


if __name__ == "__main__":
    CARD.write_bytes(draw_card())
