"""`bangtin-server import`."""

from pathlib import Path

import django


def import_programmes(programmes: list[Path], site_code: str) -> None:
    """Take *programmes* into the centre as screens of a site, and publish them."""
    django.setup()
    from bangtin_server.composition import storage  # noqa: PLC0415 - after Django's set-up
    from bangtin_server.players.models import Site  # noqa: PLC0415 - the same
    from bangtin_server.scheduling.programme_files import import_programme  # noqa: PLC0415 - the same

    site, _ = Site.objects.get_or_create(code=site_code, defaults={"name": site_code})
    for path in programmes:
        screen = import_programme(path, site, storage(), "system")
        print(f"{path.name}: {screen}")  # noqa: T201 - the command's answer
