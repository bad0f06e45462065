"""Reads the events of one report: acts by syntax and tables, with who, whom, when, where and status."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from onrecord.events.acts import Act, acts, attackers, nearby
from onrecord.events.direct_speech import DirectSpeech
from onrecord.events.here import placed_here
from onrecord.events.judged import judged
from onrecord.events.lexicon import classes, singular, verbs
from onrecord.events.meetings import meetings
from onrecord.events.participants import HEARERS
from onrecord.events.plover import view
from onrecord.events.roles import FOLLOWED, MUTUAL, NUMBERS, SIDES, Parties, Party
from onrecord.events.standing import standing
from onrecord.events.tree import Tree, grown
from onrecord.events.triggers import VERSION
from onrecord.events.when import carried, opened, settled, when_of
from onrecord.knowledge.codes import codes
from onrecord.knowledge.tables import words
from onrecord.language import text_of
from onrecord.types.actor import ActorRef, Mention
from onrecord.types.attribution import Attribution
from onrecord.types.event import EventMention, Status, Where
from onrecord.types.ids import content_id
from onrecord.types.provenance import By
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.when import Published, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ONE_SIDED = words("PROTEST MOBILIZE RETREAT CONCEDE AGREE REJECT ACCUSE SANCTION COERCE ASSAULT SUPPORT THREATEN")
"""Types that tell an event though nothing says on whom."""
_OF_SOMEBODY = words("support embrace honour honor respect approve defend back thank")
"""Verbs that tell of support only where somebody has it."""
_CAPABLE = ("“can” ", "“able to” ", "“capable of” ")
"""Reasons by which an act is only within somebody's or something's power."""
_TALKED_OF = ("discuss", "raise", "raising")
_REPRESSION = "175"
"""The code of a crackdown: one on smuggled oil represses nobody."""
_PRESENT = "told in the present"
"""The reason by which a present counts as what happened."""
_STRIKE, _ATTACK = "143", "190"
"""Codes of a strike of those who work, and of one with arms."""
_PAIRING = frozenset({"050", "057"})
"""Codes of support in which two are on a par: they cooperate, or sign; who thanks another is no pair with him."""
_TOWARDS_SOMEBODY = words("SUPPORT AGREE CONSULT REQUEST")
"""Types that are told of somebody: what is no actor and no place is none of their targets."""
_OF_THINGS = words("REJECT ACCUSE ASSAULT COERCE RETREAT")
"""Types that are told of things too: a proposal is rejected, an attack condemned, a base shelled, a ship let go."""
_GUESTS = words("person group unnamed office")
_PHYSICAL = words("ASSAULT COERCE PROTEST AID RETREAT MOBILIZE")
_UNSIGNED = words("ASSAULT COERCE SANCTION AID RETREAT")
"""Types that tell an event though nothing says by whom: "20 diplomats were expelled"."""
_PLACED = ("in", "at", "near", "outside", "off", "across", "inside", "around")


def read_events(  # noqa: PLR0913, PLR0917 - one argument a layer that the step needs
    report: Report,
    doc: "Doc",
    mentions: tuple[Mention, ...],
    times: tuple[TimeExpression, ...],
    published: Published,
    attributions: tuple[Attribution, ...],
) -> tuple[EventMention, ...]:
    """Takes a report and its layers; gives its events in text order.

    What stands inside quotation marks is left out: there "we" and "they" act, whom this reader does not follow.
    """
    times = settled(times)
    text = text_of(doc)
    by_order = meetings(report, doc, mentions, times, published, attributions)
    tree = grown(doc)
    if tree is None:
        return carried(
            by_order, text, [Span(one.start_char, one.end_char) for one in doc.sents], mentions, times, published
        )
    quoted = DirectSpeech(attributions)
    found: list[EventMention] = []
    parties = Parties(tree, text, mentions, [time.span for time in times if time.type != "SET"], attributions)
    met_at = [event.trigger.start for event in by_order]
    first_time = begun = 0
    two: tuple[ActorRef, ...] = ()
    told_at = 0
    for number, (first, past) in enumerate(tree.sentences):
        if number - told_at > FOLLOWED:
            two = ()
        start, end = tree.start[first], tree.end[past - 1]
        since, begun = opened(text, start, begun), start
        while first_time < len(times) and times[first_time].end <= since:
            first_time += 1
        here = [time for time in times[first_time : first_time + 100] if time.start < end]
        sentence = Span(start, end)
        told = acts(tree, first, past)
        states = [standing(tree, text, sentence, act, told) for act in told]
        viewed = [
            (act, view(act.code.type, state, act.code.cameo)) for act, (state, _) in zip(told, states, strict=True)
        ]
        made: dict[int, EventMention] = {}
        others = [Span(tree.start[act.at], tree.end[act.at]) for act in told]
        for place, act in enumerate(told):
            if quoted.holds(tree.start[act.at]):
                continue
            under = made.get(act.outer) if act.outer >= 0 else None
            event = _event(
                report, tree, text, sentence, act, states[place], viewed, parties, two, here,
                others[:place] + others[place + 1 :], published, under.id if under else "",
            )  # fmt: skip
            if event is not None:
                made[place] = event
                two = _last_sides((event,)) or two
        met = by_order[bisect_left(met_at, start) : bisect_left(met_at, end)]
        pair = parties.pair(first, past) or _last_sides((*met, *made.values()))
        if pair:
            two, told_at = pair, number
        found += made.values()
    sentences = [Span(tree.start[first], tree.end[past - 1]) for first, past in tree.sentences]
    ahead = [_planned_ahead(event, published) for event in _joined(found, by_order)]
    joined = tuple(placed_here(report, text, mentions, ahead))
    return carried(joined, text, sentences, mentions, times, published)


def of_two(event: EventMention) -> bool:
    """Says whether an event is one of two on a par, whom "they" and "the two" may mean afterwards."""
    return event.type in MUTUAL and (event.type != "SUPPORT" or event.cameo[:3] in _PAIRING)


def _last_sides(events: Sequence[EventMention]) -> tuple[ActorRef, ...]:
    """Gives the sides of the last of some events of two or a few on a par; nobody where none is."""
    for event in reversed(events):
        sides = tuple(actor for actor in (*event.sources, *event.targets) if actor.id and actor.type in SIDES)
        # "They dined with two aides": of more than two, those are meant that are of a kind.
        alike = len(sides) == 2 or len({actor.type for actor in sides}) == 1
        if of_two(event) and len(sides) in NUMBERS and alike:
            return sides
    return ()


def _event(  # noqa: PLR0913, PLR0917 - the layers of one sentence
    report: Report,
    tree: Tree,
    text: str,
    sentence: Span,
    act: Act,
    standing_of: tuple[Status, str],
    viewed: Sequence[tuple[Act, str]],
    parties: Parties,
    two: Sequence[ActorRef],
    times: Sequence[TimeExpression],
    others: Sequence[Span],
    published: Published,
    under: str,
) -> EventMention | None:
    sides = _sides(tree, act, parties, two)
    if sides is None:
        return None
    sources, targets = sides
    if act.code.type == "CONSULT" and _is_no_consultation(report, tree, act, sources, targets):
        return None
    trigger = Span(tree.start[act.at], tree.end[act.at])
    state, why = standing_of
    if _tells_nothing(tree, act, state, why):
        return None
    if act.code.cameo == _STRIKE and {one.actor.type for one in sources} == {"state"}:
        # "In case Norway decides to strike": a state strikes with arms.
        act.code = codes()[_ATTACK]
    code, model = judged(tree, sentence, act, state, viewed, sources, targets)
    starts = [trigger.start, *(one.words.start for one in (*sources, *targets))]
    ends = [trigger.end, *(one.words.end for one in (*sources, *targets))]
    instrument = parties.one(act.instrument) if act.instrument >= 0 else None
    return EventMention(
        id=content_id("event", report.id, code.cameo, f"{trigger.start}-{trigger.end}"),
        start=max(sentence.start, min(starts)),
        end=min(sentence.end, max(ends)),
        trigger=trigger,
        type=code.type,
        mode=code.mode,
        contexts=code.contexts,
        cameo=code.cameo,
        sources=tuple(one.actor for one in sources),
        source_words=tuple(one.words for one in sources),
        targets=tuple(one.actor for one in targets),
        target_words=tuple(one.words for one in targets),
        instrument=instrument.words if instrument else None,
        when=when_of(text, trigger, times, others, published, state),
        where=_where(tree, text, act, parties, targets),
        status=state,
        under=under,
        because=(*((why,) if why else ()), *((model,) if model else ()), *_taken_for(tree, parties, act, two)),
        by=By(f"events.{_rule_name(act)}{'-model' if model else ''}", VERSION, 0.85 if act.shape == "verb" else 0.75),
    )


def _planned_ahead(event: EventMention, published: Published) -> EventMention:
    """Gives an event told in the present, of days that end after the report was published, as one that is planned:
    "travels to Peru on 4–9 May", on 4 May.
    """
    when = event.when
    ahead = when and when.words and when.to and published.to and when.to[:10] > published.to[:10]
    if not ahead or event.because[:1] != (_PRESENT,):
        return event
    return replace(event, status="planned", because=("told in the present, of days that lie ahead", *event.because[1:]))


def _tells_nothing(tree: Tree, act: Act, state: Status, why: str) -> bool:
    """Says whether an act of this status is no event."""
    if state == "unknown":
        # "The first to visit": nothing says that it is or was done.
        return act.shape == "noun" or (act.outer < 0 and tree.tag[act.at] in {"VB", "VBG"})
    if state == "conditional":
        # "Missiles that can strike": what is able to do it, not what may come.
        return act.shape == "verb" and why.startswith(_CAPABLE)
    if state == "denied" and act.code.type == "CONSULT":
        # "Did not discuss the treaty": that they met, nobody denies.
        return tree.words[act.at].startswith(_TALKED_OF)
    # "Did not rule out": nothing was rejected.
    return state == "denied" and act.code.type == "REJECT"


def _is_no_consultation(
    report: Report, tree: Tree, act: Act, sources: Sequence[Party], targets: Sequence[Party]
) -> bool:
    """Says whether what reads like talks is none: an interview with the paper itself, a body's own session ("the
    meeting of the Fishing Council"), a call to a number.
    """
    outlet = {report.outlet.casefold(), *report.outlet.casefold().split(".")} - {""}
    if any(one.actor.name.casefold() in outlet for one in (*sources, *targets)):
        return True
    lemma = verbs().get(tree.words[act.at], "")
    if act.shape == "verb" and lemma == "call" and act.code.cameo == "041":
        return not any(one.actor.type == "person" for one in targets)
    of = tree.behind(act.at, "of")
    if act.shape == "verb" and lemma == "speak" and of:
        # "The three spoke of a new era": in words to all, not with each other.
        return True
    bodies = all(one.actor.type in {"organisation", "group", "unknown"} for one in targets)
    return act.shape == "noun" and bool(of) and bodies and not set(of).isdisjoint(act.target)


def _taken_for(tree: Tree, parties: Parties, act: Act, two: Sequence[ActorRef]) -> tuple[str, ...]:
    """Says in words whom "they" and the like were taken for."""
    for head in (*act.subject, *act.target) if two else ():
        if parties.means_those(head, len(two)):
            *others, last = (actor.name for actor in two)
            names = f"{', '.join(others)} and {last}"
            return (f"“{tree.printed[head]}” are taken for {names}, told of just before",)
    return ()


def _sides(tree: Tree, act: Act, parties: Parties, two: Sequence[ActorRef]) -> tuple[list[Party], list[Party]] | None:
    """Gives who does it and to or with whom; None where those that the event needs are not there."""
    sources = [one for one in parties.of(act.subject, two) if one.acts]
    sources = sources or [one for one in map(parties.nation, attackers(tree, act)) if one is not None and one.acts]
    if len(sources) == 1 and act.shape == "verb":
        sources += parties.joined_before(sources[0], tree.start[act.at])
    targets = parties.of(act.target, two)
    together = act.mutual and len(sources) > 1
    if act.code.type != "CONSULT" and not together and not any(one.acts or one.place for one in targets):
        for head in nearby(tree, act, act.target):
            deeper = [one for one in parties.of(tree.joined(head), two) if one.acts or one.place]
            if deeper:
                targets = deeper
                break
    if act.code.type == "CONSULT" and act.code.mode != "visit":
        targets = [one for one in targets if one.acts and not one.place]
    if act.code.type == "CONSULT" and any(one.actor.name.lower().rsplit(" ", 1)[-1] in HEARERS for one in targets):
        return None
    if together:
        # "Agreed to release the prisoners": what it is about is none of those who agree.
        targets = [one for one in targets if one.acts and (one.actor.id or not act.kind)]
    if together and not targets and _met_each_other(tree, act, sources):
        sources, targets = sources[:1], sources[1:]
    given, targets = targets, _others(tree, act, sources, targets)
    if _against_nobody(act, given) or not _enough(act, verbs().get(tree.words[act.at], ""), sources, targets):
        return None
    return sources, [one for one in targets if _can_be_target(act, one)]


def _against_nobody(act: Act, targets: Sequence[Party]) -> bool:
    """Says whether what an act is done to is nobody where it must be somebody: "refuted the possibility", "cracked down
    on smuggled oil".
    """
    if act.code.type == "ACCUSE":
        return bool(targets) and all(_is_a(one, "thought") for one in targets)
    return act.code.cameo == _REPRESSION and bool(targets) and not any(one.acts for one in targets)


def _can_be_target(act: Act, party: Party) -> bool:
    """Says whether something can be done to a party: somebody, a place, or what its type of act is done to."""
    of_things = act.code.type in _OF_THINGS or act.code.mode == "visit"
    return party.acts or party.place or (of_things and not _is_a(party, "feeling"))


def _is_a(party: Party, kind: str) -> bool:
    """Says whether the last word of a party's name is of a class of nouns."""
    return singular(party.actor.name.lower().rsplit(" ", 1)[-1]) in classes()[kind]


def _met_each_other(tree: Tree, act: Act, sources: Sequence[Party]) -> bool:
    """Says whether several who do something do it with each other: "spoke, and Torres" is no talk of two."""
    behind = any(one.words.start > tree.start[act.at] for one in sources) and not tree.passive(act.at)
    return not behind and not tree.behind(act.at, "with")


def _others(tree: Tree, act: Act, sources: Sequence[Party], targets: Sequence[Party]) -> list[Party]:
    """Gives the targets that are somebody else than who does it, and somebody at all where the type asks for it."""
    known = {one.actor for one in sources}
    called = {one.actor.name for one in sources if one.actor.type == "person"}
    # "Vice President and candidate Ana Torres speaks": one person under two names does not meet herself.
    targets = [one for one in targets if one.actor not in known and not any(name in one.actor.name for name in called)]
    if act.code.type == "CONSULT" and act.shape == "verb" and act.object >= 0:
        # "Chaired an emergency Cobra meeting": the name of the meeting is nobody.
        thing = Span(tree.start[tree.phrase(act.object)[0]], tree.start[act.object])
        of = [Span(tree.start[one], tree.end[one]) for one in tree.behind(act.object, "of")]
        targets = [
            one for one in targets
            if one.actor.type in {"person", "state"}
            or not (thing.contains(one.words) or (one.actor.type == "group" and any(one.words.overlaps(s) for s in of)))
        ]  # fmt: skip
    if act.code.type == "CONSULT":
        targets = [one for one in targets if not any(_same_name(one.actor, other.actor) for other in sources)]
    targets = [one for one in targets if one.acts or one.place or not _is_a(one, "thought")]
    if act.code.type in _TOWARDS_SOMEBODY and act.code.mode != "visit":
        # "Refuted the possibility", "promised support at the Olympics": a thing or a happening is nobody. A capital is
        # asked for its state: "demanded that Bergen stop"; who agrees to go to one agrees with somebody else.
        asked = act.code.type == "REQUEST"
        targets = [one for one in targets if one.acts or (asked and one.place and one.actor.id)]
    return targets


def _same_name(one: ActorRef, other: ActorRef) -> bool:
    """Says whether one of two is a person and the other the same by family name alone ("Ms Torres’s talks"), or a body
    and the other the beginning of its name.
    """
    kinds = {one.type, other.type}
    if "person" not in kinds and (f"{one.name} ".startswith(f"{other.name} ") or other.name.startswith(f"{one.name} ")):
        # "The annual meeting of the Society for Fish": a name that was read in part.
        return True
    return kinds == {"person", "group"} and one.name.rsplit(" ", 1)[-1] == other.name.rsplit(" ", 1)[-1]


def _rule_name(act: Act) -> str:
    return f"{act.kind or 'act'}-{act.shape}"


def _enough(act: Act, word: str, sources: Sequence[Party], targets: Sequence[Party]) -> bool:
    """Says whether those are there whom the event needs, and at least one of them is known by more than a noun.

    ``word`` is the base form of the trigger.
    """
    named = [one for one in (*sources, *targets) if one.actor.id]
    if not named:
        # "Police arrested three students": told of somebody, by nouns alone.
        physical = act.code.type in _PHYSICAL and act.shape == "verb"
        return physical and bool(sources) and any(one.acts for one in targets)
    code = act.code
    somebody = any(one.acts or one.place for one in targets)
    if code.cameo == "043" and not any(one.actor.id and one.actor.type in _GUESTS for one in targets):
        return False
    if code.cameo in {"070", "074"} or (code.type == "SUPPORT" and act.shape == "verb" and word in _OF_SOMEBODY):
        # "Supported education", "helped the economy": nobody is supported.
        return bool(sources) and somebody
    if code.type == "CONSULT" or act.shape == "noun":
        return bool(sources) and bool(targets)
    if not sources:
        return code.type in _UNSIGNED and any(one.acts for one in targets)
    return bool(targets) or code.type in _ONE_SIDED


def _where(tree: Tree, text: str, act: Act, parties: Parties, targets: Sequence[Party]) -> Where | None:
    """Gives where it is: a place that a preposition brings to the trigger or its object, else a target that is one."""
    for at in (act.at, act.object):
        if at < 0:
            continue
        for preposition in _PLACED:
            for head in tree.behind(at, preposition):
                party = parties.one(head)
                if party is not None and party.actor.type in {"place", "state"}:
                    return Where(name=party.words.words(text), id=party.actor.id, words=party.words)
    for party in targets:
        if party.place or (act.code.cameo == "042" and party.actor.type in {"state", "organisation"}):
            return Where(name=party.words.words(text), id=party.actor.id, words=party.words)
    return None


def _fuller(by_order: EventMention, by_syntax: EventMention) -> EventMention:
    """Gives a meeting by the order of words with those who take part by syntax, where these are all of its own and
    more: the order of words loses who stands far from the trigger.
    """
    known = {one.name for one in (*by_order.sources, *by_order.targets)}
    more = {one.name for one in (*by_syntax.sources, *by_syntax.targets) if one.type in SIDES and one.id}
    if by_order.mode == "visit" and not by_order.targets:
        return replace(by_order, targets=by_syntax.targets, target_words=by_syntax.target_words)
    if by_order.mode == "visit" or not known < more:
        return by_order
    return replace(
        by_order,
        start=min(by_order.start, by_syntax.start),
        end=max(by_order.end, by_syntax.end),
        sources=by_syntax.sources,
        source_words=by_syntax.source_words,
        targets=by_syntax.targets,
        target_words=by_syntax.target_words,
    )


def _joined(found: Sequence[EventMention], by_order: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """Gives the events by syntax and the meetings by the order of words, in text order.

    Of one meeting found both ways the one by order stays, with what it is told under: it asks for more, and is wrong
    less often.
    """
    kept = list(by_order)
    places: dict[Span, list[int]] = defaultdict(list)
    for place, event in enumerate(kept):
        places[event.trigger].append(place)
    spans = sorted(places)
    starts = [span.start for span in spans]
    added: dict[object, EventMention] = {}
    for event in found:
        place = bisect_left(starts, event.trigger.end)
        twice = next((span for span in spans[max(0, place - 3) : place] if event.trigger.overlaps(span)), None)
        if event.type == "CONSULT" and twice is not None:
            for same in places[twice]:
                where = kept[same].where or event.where
                if event.status != "unknown":
                    kept[same] = replace(kept[same], status=event.status, because=event.because)
                whole = _fuller(kept[same], event) if len(places[twice]) == 1 else kept[same]
                kept[same] = replace(whole, under=event.under or kept[same].under, where=where)
        elif event.type == "CONSULT":
            # "Has started a dialogue with": verb and noun tell of one meeting in the same words.
            added.setdefault((event.start, event.end, event.sources, event.targets), event)
        else:
            added[event.id] = event
    return tuple(sorted((*kept, *added.values()), key=lambda event: (event.start, event.trigger, event.type, event.id)))
