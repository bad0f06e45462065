"""``onrecord decide``."""

from datetime import UTC, datetime
from typing import get_args

import click

from onrecord.cli.options import record_option
from onrecord.types.decision import Decision, DecisionKind

EXAMPLES = """\b
Examples:
  onrecord decide merge "Mike Pence" "Michael R. Pence" --who "A. Editor"
      two names, one actor; the first stays
  onrecord decide split "John Smith" report-3f2a report-77c0 --who "A. Editor" --note "a namesake"
      in these reports the name is somebody else's
  onrecord decide split report-3f2a report-77c0 --who "A. Editor"
      two happenings, two stories (merge: one story)
  onrecord decide reject report-3f2a:697-781 --who "A. Editor"
      what was read at this place is not what the page says (accept: it is)
  onrecord decide correct statement-51d0 --speaker "Taro Aso" --who "A. Editor"
  onrecord decide reject decision-09ab --who "A. Editor"
      takes a decision back
  onrecord decisions --json > decisions.jsonl; onrecord decide --from decisions.jsonl --record new.db"""


@click.command(epilog=EXAMPLES)
@click.argument("kind", required=False, type=click.Choice(get_args(DecisionKind)))
@click.argument("ids", nargs=-1)
@record_option
@click.option("--who", envvar="ONRECORD_WHO", default="", show_envvar=True, help="Who decides.")
@click.option("--when", default="", help="When it was decided, as ISO 8601.  [default: now]")
@click.option("--note", default="", help="Why.")
@click.option("--speaker", default=None, help="For correct: who said it; several with ';', nobody known with ''.")
@click.option("--status", default="", help="For correct: happened, planned, conditional, called-for, denied, unknown.")
@click.option("--day", default="", help="For correct: the day, or first/last day, as YYYY-MM-DD.")
@click.option(
    "--from",
    "source",
    metavar="FILE",
    default="",
    help="Decisions, from `onrecord decisions --json` or a jsonl export.",
)
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    kind: str | None,
    ids: tuple[str, ...],
    record_path: str,
    who: str,
    when: str,
    note: str,
    speaker: str | None,
    status: str,
    day: str,
    source: str,
) -> int:
    """Keep a person's judgement: merge, split, accept, reject or correct.

    It stays in the record with who made it and when, holds against whatever is read, now and in every later build, and
    can be taken back. What was read stays stored as it was read.
    """
    from onrecord import api
    from onrecord.export.decisions import decisions_from, print_decided

    if source:
        if kind or ids:
            raise click.UsageError("--from takes the whole decisions; name no kind and no ids beside it")
        made = decisions_from(source)
    elif kind is None or not ids:
        raise click.UsageError("say what is decided, and about what: onrecord decide KIND ID...")
    elif not who.strip():
        raise click.UsageError("say who decides: --who NAME, or set ONRECORD_WHO")
    else:
        asked = [
            pair for pair in (("speaker", speaker), ("status", status or None), ("day", day or None))
            if pair[1] is not None
        ]  # fmt: skip
        if (kind == "correct") != (len(asked) == 1):
            raise click.UsageError("correct takes one of --speaker, --status, --day; the other kinds take none")
        field, value = asked[0] if asked else ("", "")
        when = when or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        made = (Decision(kind=kind, ids=ids, who=who, when=when, field=field, value=value or "", note=note),)  # type: ignore[arg-type]  # click has checked it
    print_decided(api.decide(record_path, made))
    return 0
