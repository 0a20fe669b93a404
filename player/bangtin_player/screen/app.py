"""The composition root of a screen process: the one module that knows every part of it."""

import faulthandler
import logging
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, QUrl
from PySide6.QtGui import QGuiApplication

from bangtin_player.clock import SystemClock
from bangtin_player.core.messages import (
    FromScreen,
    Handing,
    Noted,
    Photograph,
    Progress,
    Show,
    Started,
    Stop,
    ToScreen,
    Trouble,
)
from bangtin_player.errors import EngineError, PlayerError
from bangtin_player.screen import pane
from bangtin_player.screen.camera import Camera
from bangtin_player.screen.casting import Casting
from bangtin_player.screen.engines.port import Engine
from bangtin_player.screen.housekeeping import Housekeeping
from bangtin_player.screen.link import AgentLink
from bangtin_player.screen.metronome import Metronome
from bangtin_player.screen.output import OutputView, Window
from bangtin_player.screen.stage import Stage
from bangtin_player.screen.surface import choose_surface, prepare_surroundings
from bangtin_player.screen.workshop import Workshop
from bangtin_player.settings import EngineName, ScreenSettings
from bangtin_playlists.timeline import prepare

if TYPE_CHECKING:
    from bangtin_player.core.ports import Clock

_log = logging.getLogger(__name__)
_PROGRESS_MS = 1_000
_APPEAR_MS = 2_000
"""How long the window waits for its first picture: what a screen before this one left stands till then."""
QML = Path(__file__).parent / "qml"


class ScreenApp(QObject):
    """One screen: its window, its stage and its line to the agent."""

    def __init__(self, settings: ScreenSettings, application: QGuiApplication) -> None:
        super().__init__()
        self._application = application
        self._clock: Clock = settings.clock or SystemClock()
        self._link = AgentLink(settings.socket) if settings.socket >= 0 else None
        self._surface = choose_surface(settings.surface)
        self._engine = open_engine(settings.engine)
        self._frames = 0
        self._output = OutputView()
        self._desk = Workshop("desk")
        self._stage = Stage(
            Casting(self._engine, self._clock, pictures_only=settings.pictures_only),
            self._clock,
            lambda show: self._desk.make(lambda: prepare(show.manifest, show.orders, show.local)),
            self.tell,
            on_sinks=self._surface == "gpu",
        )
        self._stage.turned_over.connect(lambda show: self._output.set_screen(show.manifest.screen))
        self._window = self._open_window(settings)
        self._camera = Camera(self._window, self)
        self._camera.failed.connect(self._picture_failed)
        self._on_desk = settings.window is not None
        self._metronome = Metronome(self._wake, self)
        self._waiting = QElapsedTimer()
        self._housekeeping = Housekeeping(self)
        self._progress = QTimer(self, interval=_PROGRESS_MS)
        self._progress.timeout.connect(self._tell_progress)
        if self._link:
            self._link.heard.connect(self.hear)
            self._link.lost.connect(application.quit)

    def _open_window(self, settings: ScreenSettings) -> Window:
        pane.register()
        window = Window(settings.name)
        window.setInitialProperties({"stage": self._stage, "output": self._output})
        window.setSource(QUrl.fromLocalFile(str(QML / "Wall.qml")))
        if window.errors():
            raise PlayerError("; ".join(error.toString() for error in window.errors()))
        window.setResizeMode(Window.ResizeMode.SizeRootObjectToView)
        window.frameSwapped.connect(self._on_display)
        window.closing.connect(self._application.quit)
        window.put_on(settings.output, settings.window)
        return window

    def start(self) -> None:
        """Begin to show."""
        size = self._window.size() if self._on_desk else self._window.screen().size()
        self.tell(Started(self._surface, self._engine.name, self._engine.version, size.width(), size.height()))
        self._progress.start()
        self._waiting.start()
        self._metronome.hurry()

    def _wake(self) -> float:
        wait = self._stage.wake()
        if self._stage.is_whole or self._waiting.hasExpired(_APPEAR_MS):
            self._window.appear()
        return wait

    def hear(self, message: ToScreen) -> None:
        """Do what the agent says."""
        match message:
            case Show():
                self._stage.show_documents(message)
                self._metronome.hurry()
            case Noted(digest=digest):
                self._stage.noted(digest)
                self._metronome.hurry()
            case Photograph():
                self._camera.take(message)
            case Stop():
                self._application.quit()

    def tell(self, message: FromScreen) -> None:
        """Tell the agent, or the log where there is none."""
        if self._link:
            self._link.tell(message)
            return
        if isinstance(message, Handing):
            self._stage.noted(message.digest)
        if not isinstance(message, Progress):
            _log.info("%s", message)

    def _on_display(self) -> None:
        self._frames += 1
        self._stage.on_display(self._clock.fine())

    def _tell_progress(self) -> None:
        self.tell(Progress(self._clock.now(), self._metronome.ticks, self._frames, self._stage.on_wall()))

    def _picture_failed(self, path: str) -> None:
        self.tell(Trouble("photograph", detail=f"cannot write {path}"))

    def close(self) -> None:
        """End in order: the plays that are on are closed and told."""
        self._metronome.stop()
        self._progress.stop()
        self._stage.close()
        self._desk.close()
        self._camera.close()
        self._window.setSource(QUrl())
        self._window.close()
        if self._link:
            self._link.close()


def open_engine(wanted: EngineName) -> Engine:
    """Open the engine that is *wanted*, or the other one if it does not start.

    Raises:
        EngineError: neither starts.
    """
    order: list[EngineName] = ["vlc", "qt"] if wanted == "vlc" else ["qt", "vlc"]
    for name in order:
        try:
            return _open(name)
        except (EngineError, ImportError, OSError) as error:
            _log.warning("the engine %s does not start: %s", name, error)
    raise EngineError("no video engine starts")


def _open(name: EngineName) -> Engine:
    """Load an engine when it is wanted: each brings large libraries along."""
    if name == "vlc":
        from bangtin_player.screen.engines.vlc import VlcEngine  # noqa: PLC0415 - one engine is loaded, not both

        return VlcEngine()
    from bangtin_player.screen.engines.qt import QtEngine  # noqa: PLC0415 - the same

    return QtEngine()


def run(settings: ScreenSettings, first: Show | None = None) -> int:
    """Show until told to end; return the exit code.

    Args:
        settings: Of this screen.
        first: What to show where there is no agent to say it.
    """
    faulthandler.enable()
    prepare_surroundings()
    application = QGuiApplication(sys.argv[:1])
    screen = ScreenApp(settings, application)
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, lambda *_: application.quit())
    if first:
        screen.hear(first)
    screen.start()
    try:
        return application.exec()
    finally:
        screen.close()
