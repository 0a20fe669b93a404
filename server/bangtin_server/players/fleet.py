"""Sites and screens come to be."""

from zoneinfo import available_timezones

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.errors import FleetError, NotHereError
from bangtin_server.players.models import Screen, Site

CODE = r"^[a-z0-9][a-z0-9-]{0,59}$"
"""A site's code."""
NAME = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$"
"""A screen's name: it stands in addresses, on labels and in reports."""
DEFAULT_ZONE = "Asia/Ho_Chi_Minh"


def site(code: str, among: QuerySet[Site] | None = None) -> Site:
    """Return the site of that code, *among* those that somebody sees.

    Raises:
        NotHereError: there is none.
    """
    found = (Site.objects.all() if among is None else among).filter(code=code).first()
    if found is None:
        raise NotHereError(f"no site {code!r}", f"Không có địa điểm “{code}”.")
    return found


def screen(name: str, among: QuerySet[Screen] | None = None) -> Screen:
    """Return the screen of that name *among* those that somebody sees, its player and its presence with it.

    Raises:
        NotHereError: there is none.
    """
    rows = Screen.objects.all() if among is None else among
    found = rows.filter(name=name).select_related("site", "player__presence").first()
    if found is None:
        raise NotHereError(f"no screen {name!r}", f"Không có màn hình “{name}”.")
    return found


def make_site(code: str, name: str, by: str) -> Site:
    """Make a site.

    Raises:
        FleetError: the code is taken.
    """
    try:
        with transaction.atomic():
            made = Site.objects.create(code=code, name=name)
            note(Deed.SITE_MADE, by, code, after={"name": name})
    except IntegrityError as error:
        raise FleetError(f"the site {code} is there already", f"Đã có địa điểm “{code}”.") from error
    return made


def make_screen(name: str, at: Site, size: tuple[int, int], by: str, zone: str = DEFAULT_ZONE) -> Screen:
    """Make a screen of *size* pixels.

    Raises:
        FleetError: the name is taken, or nobody knows the time zone.
    """
    if zone not in available_timezones():
        raise FleetError(f"no time zone {zone!r}; write Asia/Ho_Chi_Minh", f"Không có múi giờ “{zone}”.")
    width, height = size
    columns = {"site": at, "width": width, "height": height, "timezone": zone, "made_at": clock.now()}
    try:
        with transaction.atomic():
            made = Screen.objects.create(name=name, **columns)
            note(Deed.SCREEN_MADE, by, name, after={"site": at.code, "width": width, "height": height})
    except IntegrityError as error:
        raise FleetError(f"the screen {name} is there already", f"Đã có màn hình “{name}”.") from error
    return made
