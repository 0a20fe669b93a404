"""What emergencies want to be told."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_save


class EmergenciesConfig(AppConfig):
    """Marks a site for publishing when it is new or its documents move to another address, and notes receipts."""

    name = "bangtin_server.emergencies"

    def ready(self) -> None:
        """Listen."""
        from bangtin_server.emergencies import overtaken  # noqa: PLC0415 - rows exist only once Django is ready
        from bangtin_server.emergencies.publishing import mark  # noqa: PLC0415 - the same
        from bangtin_server.emergencies.receipts import Receipts  # noqa: PLC0415 - the same
        from bangtin_server.library.models import Rendition  # noqa: PLC0415 - the same
        from bangtin_server.players.models import Site  # noqa: PLC0415 - the same
        from bangtin_server.players.signals import documents_moved, heard  # noqa: PLC0415 - the same

        def made(instance: Any, created: bool, **_: Any) -> None:  # noqa: ANN401, FBT001 - what a signal carries
            if created:
                mark([instance])

        def moved(site: Any, **_: Any) -> None:  # noqa: ANN401 - the same
            mark([site])

        def converted(instance: Rendition, **_: Any) -> None:  # noqa: ANN401 - the same
            if instance.digest and instance.medium.recalls.exists():
                mark(Site.objects.all())

        heard.connect(Receipts(), weak=False, dispatch_uid="receipts of orders")
        heard.connect(overtaken.hear, weak=False, dispatch_uid="overtaken orders")
        post_save.connect(made, sender=Site, weak=False, dispatch_uid="orders of a new site")
        post_save.connect(converted, sender=Rendition, weak=False, dispatch_uid="recalled files in another form")
        documents_moved.connect(moved, weak=False, dispatch_uid="orders of a moved site")
