"""Draws the happenings of a timeline as one SVG file that needs nothing else: the picture of the site, and its list.

The shapes stand where the site's timeline puts them (``site/timeline.py``); below the line each number is told in
words, since a file of its own has no list beside it.
"""

from collections.abc import Iterable

from lxml import etree

from onrecord.export.agenda_print import OUTCOME_WORDS
from onrecord.export.labels import STATUS_WORDS, counted, day_words, interval_words
from onrecord.export.site.timeline import Bar, Dot, picture
from onrecord.export.site.timeline import Timeline as Picture
from onrecord.export.timeline import Entry, Timeline
from onrecord.export.visible import short

WIDTH = 720
LINE = 17
HEAD = 44
MOST_LISTED = 200
"""Happenings that are told in words below the picture; the rest is counted."""

LONGEST = 104
"""Characters of a line of the list: what fits the width in any common font."""

_STYLE = """
text { font: 12px system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif; fill: #1d1c1a }
.paper { fill: #fbfaf6 } .title { font-size: 16px; font-weight: 700 } .soft, .tick { fill: #57534b }
.tick { font-size: 11px } .grid { stroke: #dcd7cb } .axis { stroke: #1d1c1a; stroke-width: 1.4 }
.report { stroke: #57534b; stroke-width: 3 } .bar { stroke: #57534b; stroke-width: 3; stroke-opacity: .45 }
.dot circle, .dot rect, .dot path { fill: #ffffff; stroke: #57534b; stroke-width: 1.5 }
.dot text { font-size: 9.5px; font-weight: 600 }
.happened circle { fill: #146b43; stroke: #146b43 } .happened text { fill: #ffffff }
.bar.happened { stroke: #146b43 }
.bar.planned, .bar.conditional, .bar.called-for { stroke: #7a3a94; stroke-dasharray: 4 3 }
.planned rect, .conditional rect, .called-for path { stroke: #7a3a94 } .conditional rect { stroke-dasharray: 2.5 2 }
.denied circle, .denied path { stroke: #a3271b } .denied text { fill: #a3271b }
"""
"""Only selectors that every program that draws SVG knows."""


def drawing(timeline: Timeline) -> bytes:
    """Gives the SVG of a timeline, UTF-8. The same timeline gives the same bytes."""
    events = [entry for entry in timeline.entries if entry.kind == "event"]
    drawn = picture(events, timeline.published, timeline.reports, WIDTH)
    top = HEAD + (drawn.height + 14 if drawn else 0)
    lines = list(_lines(events))
    height = top + LINE * (len(lines) + 1) + 8
    root = etree.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {height:g}", role="img")
    root.set("width", str(WIDTH))
    root.set("height", f"{height:g}")
    title = f"Timeline of {short(timeline.about.name, 90)}"
    _text(root, "title", title)
    if drawn:
        _text(root, "desc", drawn.description)
    _text(root, "style", _STYLE)
    etree.SubElement(root, "rect", {"class": "paper", "width": str(WIDTH), "height": f"{height:g}"})
    _words(root, 14, 20, title, "title")
    _words(root, 14, 36, _counts(timeline, len(events)), "soft")
    if drawn:
        _draw(etree.SubElement(root, "g", transform=f"translate(0 {HEAD})"), drawn)
    for n, (line, style) in enumerate(lines, 1):
        _words(root, 14, top + LINE * n, line, style)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _counts(timeline: Timeline, events: int) -> str:
    span = interval_words(timeline.first, timeline.last, "day")
    return f"{counted(events, 'happening')} in {counted(timeline.reports, 'report')}{', ' + span if span else ''}"


def _lines(events: list[Entry]) -> Iterable[tuple[str, str]]:
    """Gives each happening on a line with its number, and how it looks."""
    for number, entry in enumerate(events[:MOST_LISTED], 1):
        told = STATUS_WORDS[entry.status]
        if entry.outcome is not None and entry.status != "happened":
            told = f"{told}, {OUTCOME_WORDS[entry.outcome]}"
        day = (
            entry.dated if entry.basis == "own" else f"reported {day_words(entry.day)}" if entry.day else "no day known"
        )
        yield short(f"{number}. {day} · {told} · {entry.summary}", LONGEST), ""
    if len(events) > MOST_LISTED:
        yield f"… {len(events) - MOST_LISTED} more", "soft"


def _draw(group: etree._Element, drawn: Picture) -> None:
    for tick in drawn.ticks:
        _line(group, "grid", tick.x, drawn.top, tick.x, drawn.base)
        _words(group, tick.x, drawn.base + 15, tick.label, "tick", tick.anchor)
    _line(group, "axis", drawn.left, drawn.base, drawn.right, drawn.base)
    for bar in drawn.bars:
        _draw_bar(group, bar)
    for dot in drawn.dots:
        _draw_dot(group, dot)
    for more in drawn.more:
        _words(group, more.x, more.y, f"+{more.count}", "tick", "middle")
    for report in drawn.reports:
        path = f"M{report.x:g} {drawn.base + 23:g}v{report.height:g}"
        etree.SubElement(group, "path", {"class": "report", "d": path})
    _words(
        group, drawn.left, drawn.height - 3, " · ".join(words for words in (drawn.foot, drawn.outside) if words), "tick"
    )


def _draw_bar(group: etree._Element, bar: Bar) -> None:
    _line(group, f"bar {bar.status}", bar.x1, bar.y, bar.x2, bar.y)


def _draw_dot(group: etree._Element, dot: Dot) -> None:
    """Draws a shape of its own for each status, so that nothing rests on colour."""
    held = etree.SubElement(group, "g", {"class": f"dot {dot.status}"})
    _text(held, "title", short(dot.title, 300))
    if dot.status in {"planned", "conditional"}:
        place = {"x": f"{dot.x - 6.5:g}", "y": f"{dot.y - 6.5:g}", "width": "13", "height": "13"}
        etree.SubElement(held, "rect", place)
    elif dot.status == "called-for":
        etree.SubElement(held, "path", d=f"M{dot.x:g} {dot.y - 8.5:g}l8.5 8.5-8.5 8.5-8.5-8.5z")
    else:
        etree.SubElement(held, "circle", cx=f"{dot.x:g}", cy=f"{dot.y:g}", r="7.5")
    if dot.status == "denied":
        etree.SubElement(held, "path", d=f"M{dot.x - 7:g} {dot.y + 7:g}l14-14")
    _words(held, dot.x, dot.y + 3, str(dot.number), "", "middle")


def _line(group: etree._Element, style: str, x1: float, y1: float, x2: float, y2: float) -> None:  # noqa: PLR0913, PLR0917
    etree.SubElement(
        group, "line", {"class": style, "x1": f"{x1:g}", "y1": f"{y1:g}", "x2": f"{x2:g}", "y2": f"{y2:g}"}
    )


def _words(group: etree._Element, x: float, y: float, words: str, style: str = "", anchor: str = "") -> None:  # noqa: PLR0913, PLR0917
    held = etree.SubElement(group, "text", x=f"{x:g}", y=f"{y:g}")
    if style:
        held.set("class", style)
    if anchor:
        held.set("text-anchor", anchor)
    held.text = short(words, 400)


def _text(group: etree._Element, name: str, words: str) -> None:
    etree.SubElement(group, name).text = words if name == "style" else short(words, 2000)
