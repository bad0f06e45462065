"""People's decisions about which reports tell one story."""

from collections.abc import Sequence

from onrecord.types.decision import Decision, effective


def about_stories(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Gives the decisions that hold and are about reports alone, in the order in which they were made."""
    return tuple(one for one in effective(decisions) if one.kind in {"merge", "split"} and one.of_reports)


def set_apart(decisions: Sequence[Decision]) -> set[frozenset[str]]:
    """Gives the pairs of reports that a person set apart, so that neither goes with the other as its copy."""
    return {frozenset((one.ids[0], other)) for one in decisions if one.kind == "split" for other in one.ids[1:]}


def regrouped(groups: Sequence[Sequence[str]], decisions: Sequence[Decision]) -> list[list[str]]:
    """Gives groups of report ids as people decided them, each sorted; decisions are followed in their order.

    Reports that are merged bring their groups along; a report that is split off leaves alone. Reports that are in no
    group are left out.
    """
    home = {report: place for place, group in enumerate(groups) for report in group}
    members = {place: set(group) for place, group in enumerate(groups)}
    for one in decisions:
        known = [report for report in one.ids if report in home]
        if len(known) < 2 or (one.kind == "split" and known[0] != one.ids[0]):
            continue
        for other in known[1:]:
            here, there = home[known[0]], home[other]
            if one.kind == "merge" and here != there:
                members[here] |= members.pop(there)
                home.update((report, here) for report in members[here])
            elif one.kind == "split" and here == there:
                new = max(members) + 1
                members[here].discard(other)
                members[new] = {other}
                home[other] = new
    return [sorted(group) for _, group in sorted(members.items())]
