"""The zones of the layout that is on, and those of the one before it for as long as the new ones are not there."""

from PySide6.QtCore import QObject

from bangtin_player.core.outlook import Outlook, Place, Prospect
from bangtin_player.core.shot import Shot
from bangtin_player.core.understudy import CHANGE_PATIENCE_MS, bare_ms
from bangtin_player.screen.company import Company
from bangtin_player.screen.zone import Zone
from bangtin_player.screen.zone_model import ZoneModel
from bangtin_player.screen.zone_view import ZoneView


class Zones:
    """Makes zones as they are needed, and takes off those that have gone.

    Args:
        company: Casts their acts.
        on_sinks: Whether films go to Qt's video sinks.
        parent: Owns what QML sees of them.
    """

    def __init__(self, company: Company, *, on_sinks: bool, parent: QObject) -> None:
        self._company, self._on_sinks, self._parent = company, on_sinks, parent
        self._zones: dict[Place, Zone] = {}
        self._leaving: dict[Place, float] = {}
        """Zones that the timeline has no place for any more, each since when."""
        self._wanted: list[Place] = []
        self.model = ZoneModel(parent)
        """The zones for QML."""
        self._retired: list[ZoneView] = []
        """Kept until QML has taken down what showed them, which it does between two wakes."""

    def direct(self, outlook: Outlook, now: float) -> None:
        """Say what shall be on now and next in every zone."""
        self._wanted = [place for place, prospect in outlook.zones.items() if prospect.now]
        staying = {place: since for place, since in self._leaving.items() if place not in self._wanted}
        self._leaving = dict.fromkeys((place for place in self._zones if place not in self._wanted), now) | staying
        for place, prospect in outlook.zones.items():
            zone = self._zones.get(place) or self._make(place)
            zone.direct(_showable(prospect), now, bare_ms(prospect, covered=bool(self._leaving)))

    def _make(self, place: Place) -> Zone:
        view = ZoneView(place[1], on_sinks=self._on_sinks, parent=self._parent)
        zone = self._zones[place] = Zone(place, view, self._company)
        self.model.append(view)
        return zone

    def wake(self, now: float) -> list[float]:
        """Show what is due at *now*; return when the zones want to be woken again."""
        self._retired.clear()
        wakes = [zone.wake(now) for zone in list(self._zones.values())]
        return [wake for wake in wakes if wake is not None]

    def clear_away(self, now: float) -> bool:
        """Take zones off that have left, once what replaces them can be seen; return whether it can."""
        on = self.on()
        is_there = all(place in on for place in self._wanted)
        for place, since in list(self._leaving.items()):
            if place not in on:
                del self._leaving[place]
            elif is_there or now - since > CHANGE_PATIENCE_MS:
                self._retire(place)
        return is_there

    def _retire(self, place: Place) -> None:
        self._leaving.pop(place, None)
        zone = self._zones.pop(place)
        zone.close()
        self.model.remove(zone.view)
        for side in zone.view.sides:
            self._company.gave_up(place, side)
            side.close()
        zone.view.setParent(None)
        self._retired.append(zone.view)

    def coming(self) -> list[Shot]:
        """Return what is being made ready."""
        return [zone.coming.shot for zone in self._zones.values() if zone.coming]

    def on(self) -> dict[Place, str]:
        """Return the item that stands in every zone with a picture."""
        return {place: zone.on.shot.item.id for place, zone in self._zones.items() if zone.on}

    def on_display(self) -> None:
        """Take note that the display got what stands in the zones."""
        for zone in self._zones.values():
            zone.view.on_display()

    def close(self) -> None:
        """Take everything off."""
        for place in list(self._zones):
            self._retire(place)


def _showable(prospect: Prospect) -> Prospect:
    """Leave out what cannot be shown and has no filler: then the last picture holds (R18)."""
    now, then = (shot if shot and not shot.airing.holds else None for shot in prospect)
    return Prospect(now, then)
