"""What scheduling wants to be told."""

from typing import Any

from django.apps import AppConfig


class SchedulingConfig(AppConfig):
    """Marks screens for publishing: when what they show changes, and when another player drives one."""

    name = "bangtin_server.scheduling"

    def ready(self) -> None:
        """Listen."""
        from bangtin_server.players.signals import driven, heard  # noqa: PLC0415 - rows exist only once Django is ready
        from bangtin_server.scheduling import marking, overtaken  # noqa: PLC0415 - the same
        from bangtin_server.scheduling.publishing import mark  # noqa: PLC0415 - the same

        def remember(screen: Any, **_: Any) -> None:  # noqa: ANN401 - what a signal carries
            mark([screen])

        driven.connect(remember, weak=False, dispatch_uid="scheduling marks driven screens")
        heard.connect(overtaken.hear, weak=False, dispatch_uid="overtaken manifests")
        marking.watch()
