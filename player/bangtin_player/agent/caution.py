"""The settings of a start after falls: each step leaves out something that may have been the cause."""

import msgspec

from bangtin_player.core.supervision import Caution
from bangtin_player.settings import ScreenSettings


def cautious(settings: ScreenSettings, caution: Caution) -> ScreenSettings:
    """Return the settings of a start with so much caution (reliability.md 4.5).

    >>> cautious(ScreenSettings(), "other engine").engine
    'qt'
    """
    if caution == "none":
        return settings
    careful = msgspec.structs.replace(settings, surface="raster")
    if caution == "raster":
        return careful
    careful = msgspec.structs.replace(careful, engine="qt" if settings.engine == "vlc" else "vlc")
    return careful if caution == "other engine" else msgspec.structs.replace(careful, pictures_only=True)
