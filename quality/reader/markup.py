"""Draws a sentence or a paragraph with its layers as HTML: one row of words, one row a layer, spans as bars."""

from html import escape

STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
section { margin: 0 0 2rem; border-top: 1px solid #bbb; padding-top: .6rem }
h2 { font-size: 1rem } .from { color: #777; font-size: .85rem }
table { border-collapse: collapse; font-size: .85rem; margin: .3rem 0 } td, th { padding: .1rem .5rem; text-align: left;
vertical-align: top } th { color: #777; font-weight: normal }
.wrong td { background: #fde3e3 } mark { border-radius: 3px; padding: 0 .15em }
mark.person { background: #cfe3ff } mark.organisation { background: #ffe1b8 } mark.place { background: #cdeccb }
mark.facility { background: #e5d9f2 } mark.event { background: #f7d4e6 } mark.weapon_or_vessel { background: #dcdcdc }
mark.law_or_agreement { background: #fff3a8 } mark.nationality { background: #d5f0ee } mark.other { background: #eee }
mark.cue { background: #ffd3d3 } mark.source { background: #cfe3ff } mark.content { background: #e8f5d8 }
mark.title { background: #f1e2c8 } small { color: #555 }
"""


def page(title, sections):
    """Gives a whole page."""
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style>'
        f"<h1>{escape(title)}</h1>{''.join(sections)}</html>\n"
    )


def section(heading, body):
    """Gives one part of a page; ``body`` is HTML."""
    return f"<section><h2>{escape(heading)}</h2>{body}</section>"


def marked(text, spans):
    """Gives a text with its spans ``(start, end, kind)`` marked; of spans that overlap the first is drawn."""
    drawn, past = [], 0
    for start, end, kind in sorted(spans):
        if start < past or end <= start:
            continue
        drawn.append(escape(text[past:start]))
        drawn.append(f'<mark class="{escape(kind)}">{escape(text[start:end])}<small> {escape(kind)}</small></mark>')
        past = end
    drawn.append(escape(text[past:]))
    return "".join(drawn)


def row(label, html):
    """Gives a line of a layer."""
    return f"<div><small>{escape(label)}</small> {html}</div>"


def table(head, rows):
    """Gives a table; a row is (cells, whether it is wrong)."""
    lines = ["<tr>" + "".join(f"<th>{escape(cell)}</th>" for cell in head) + "</tr>"]
    for cells, wrong in rows:
        lines.append(
            f"<tr{' class=wrong' if wrong else ''}>"
            + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells)
            + "</tr>"
        )
    return f"<table>{''.join(lines)}</table>"
