"""Answers as a person reads them in a terminal."""

from collections.abc import Iterable, Mapping

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bangtin_player.command_line.figures import MINUTE_MS, clock, local, long_span, span, when, whole
from bangtin_playlists import words
from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.explain import Finding, Parameter
from bangtin_playlists.instant import Instant, Millis, moment
from bangtin_playlists.on_air import Airing, OnAir
from bangtin_playlists.plan import Plan
from bangtin_playlists.playlist import Card, Image, Item, Pages, Pattern, Ticker, Video
from bangtin_playlists.reasons import Reason
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.words import Language

_LEVEL_STYLES = {0: "blue", 10: "green", 20: "yellow", 30: "bold red", 40: "bold magenta"}
_TIME = len("05:30:00")
NARROW = 60
"""Columns, below which rows go below each other."""


def show_answer(out: Console, answer: OnAir, manifest: Manifest, wall: WallClock, language: Language) -> None:
    """Print what a screen shows at an instant."""
    out.print(Text.assemble((manifest.screen.name, "bold"), f"  {when(answer.at, wall, language)}"))
    out.print(_state(answer, language))
    if not answer.zones:
        return
    if out.width < NARROW:
        _list_zones(out, answer, wall, language)
        return
    table = _table()
    for key in ("zone", "playlist", "item", "offset", "until"):
        number = key in {"offset", "until"}
        table.add_column(words.name(f"label.{key}", language), justify="right" if number else "left", no_wrap=number)
    for each in answer.zones:
        table.add_row(each.zone, each.playlist, _item(each, language), _played(each), clock(each.until, wall))
    out.print(table)


def _list_zones(out: Console, answer: OnAir, wall: WallClock, language: Language) -> None:
    """Print zones below each other where a table has no room."""
    until = words.name("label.until", language).lower()
    for each in answer.zones:
        out.print(Text(f"\n{words.name('label.zone', language)} {each.zone}: {each.playlist}"))
        out.print(Padding(_item(each, language), (0, 0, 0, 2)))
        out.print(Padding(Text(f"{_played(each)}, {until} {clock(each.until, wall)}"), (0, 0, 0, 2)))


def show_lights(out: Console, at: Instant, wall: WallClock, language: Language) -> None:
    """Print when a dark screen is lit again."""
    out.print(f"{words.name('label.lit_again', language)}: {when(at, wall, language)}")


def show_reasons(out: Console, zone: str, findings: Iterable[Finding], language: Language) -> None:
    """Print why each line of the schedule shows in a zone, or does not."""
    table = _table(title=f"{words.name('label.why', language)}: {zone}")
    table.add_column(words.name("label.entry", language))
    table.add_column(words.name("label.level", language), justify="right")
    table.add_column(words.name("label.why", language))
    for each in findings:
        shown = each.reason in {Reason.ON_AIR, Reason.INTERLEAVED}
        name = each.entry or words.name("slate", language)
        why = words.reason(str(each.reason), _spoken(each.parameters, language), language)
        table.add_row(name, str(each.level), why, style="bold green" if shown else "")
    out.print(table)


def show_plan(out: Console, plan: Plan, manifest: Manifest, wall: WallClock, language: Language) -> None:
    """Print how often each item plays in a period."""
    period = " – ".join(f"{moment(at, wall.zone):%d/%m/%Y %H:%M:%S}" for at in (plan.start, plan.end))
    out.print(Text.assemble((manifest.screen.name, "bold"), f"  {period}"))
    table = _table(show_footer=True)
    full, cut = (sum(getattr(count, key) for count in plan.plays.values()) for key in ("full", "cut"))
    table.add_column(words.name("label.item", language), footer=words.name("label.total", language))
    table.add_column(words.name("label.full", language), footer=whole(full, language), justify="right")
    table.add_column(words.name("label.cut", language), footer=whole(cut, language), justify="right")
    titles = _titles(manifest, language)
    for item, count in plan.plays.items():
        name = Text.assemble((item, "bold"), f"  {titles[item]}" if titles.get(item) else "")
        table.add_row(name, whole(count.full, language), whole(count.cut, language) if count.cut else "–")
    out.print(table if plan.plays else words.name("label.nothing", language))
    for key, millis in (("airtime", plan.airtime_ms), ("dark", plan.dark_ms)):
        out.print(f"{words.name(f'label.{key}', language)}: {long_span(millis, language)}")


def _table(**options: object) -> Table:
    return Table(box=box.SIMPLE_HEAD, pad_edge=False, title_justify="left", title_style="bold", **options)  # type: ignore[arg-type]  # rich's own options, passed through


def _state(answer: OnAir, language: Language) -> Text:
    if answer.dark:
        return Text(words.name(f"dark.{answer.dark}", language), style="bold magenta")
    level = answer.level or 0
    name = f"{words.name(f'level.{level}', language)} ({level})"
    state = Text.assemble((name, _LEVEL_STYLES.get(level, "")), f"  {answer.entry or words.name('slate', language)}")
    if answer.mourning:
        state.append(f"  {words.name('mourning', language)}", style="bold reverse")
    return state


def _item(airing: Airing, language: Language) -> Text:
    told = Text.assemble(
        (airing.item.id, "bold"), f"  {title(airing.item, language)}" if title(airing.item, language) else ""
    )
    if airing.page:
        told.append(f"  ({words.name('label.page', language)} {airing.page})")
    if airing.filler:
        told.append(f"  → {airing.filler.id}", style="yellow")
    return told


def title(item: Item, language: Language) -> str:
    """Return what an item is called where people read of it: its words, or what its picture shows."""
    match item.content:
        case Card(title=told) if told:
            return told
        case Ticker(text=told):
            return told
        case Card(template=template):
            return item.tags.alternative or words.name(f"template.{template}", language)
        case Video() | Image() | Pages() | Pattern():
            return item.tags.alternative


def _titles(manifest: Manifest, language: Language) -> Mapping[str, str]:
    items = (each for playlist in manifest.playlists for each in playlist.elements if isinstance(each, Item))
    return {item.id: title(item, language) for item in items}


def _spoken(parameters: Mapping[str, Parameter], language: Language) -> dict[str, str]:
    """Turn the parameters of a reason into words."""
    return {key: _said(key, value, language) for key, value in parameters.items()}


def _said(key: str, value: Parameter, language: Language) -> str:
    if key == "weekday":
        return words.name(f"weekday.{value}", language)
    if key == "weekdays" and isinstance(value, list):
        return ", ".join(words.name(f"weekday.{each}", language) for each in value)
    if isinstance(value, list):
        return ", ".join(_row(each, language) if isinstance(each, dict) else str(each) for each in value)
    return str(value).removesuffix(":00") if key in {"from", "to"} and len(str(value)) == _TIME else local(str(value))


def _row(row: Mapping[str, str], language: Language) -> str:
    if "item" in row:
        return f"{row['item']} ({words.reason(row['reason'], _spoken(row, language), language)})"
    return row["from"] if row["from"] == row["to"] else f"{row['from']} – {row['to']}"


def _played(airing: Airing) -> str:
    """Write how far into its slot an item is: 7 s / 15 s, or 1:05 / 1:30 where it is longer than a minute."""
    long = airing.item.slot_ms >= MINUTE_MS
    return " / ".join(span(Millis(each), long=long) for each in (airing.offset_ms, airing.item.slot_ms))
