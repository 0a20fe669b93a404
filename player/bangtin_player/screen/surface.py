"""Which of the two surfaces this machine is good for (architecture.md 6), and the surroundings that Qt starts in.

With a GPU, films go to Qt's scene graph as they are decoded and a shader turns them into colours. Without one, Qt
Quick draws by its software backend and films are drawn into images of ours: a quarter of the cost of a software OpenGL.
"""

import ctypes
import os
from pathlib import Path
from typing import Literal

from PySide6.QtGui import QOffscreenSurface, QOpenGLContext
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from bangtin_player.settings import SurfaceName

_SURROUNDINGS = {
    "QT_ENABLE_HIGHDPI_SCALING": "0",  # a pixel of the screen is a pixel of the wall, whatever the desktop thinks
    "QT_SCALE_FACTOR": "1",
    "QT_FONT_DPI": "96",
    "QSG_RENDER_LOOP": "basic",  # one thread draws and paces: a hand-off is one step
    "QT_MEDIA_BACKEND": "ffmpeg",
    "QT_LOGGING_RULES": "qt.multimedia.ffmpeg*=false",  # it tells its version and each file's streams at every start
}
_RASTER_SURROUNDINGS = {
    "QT_QPA_UPDATE_IDLE_TIME": "0",  # a picture that is due is drawn at once, not after 5 ms
}
_SOFTWARE_OPENGL = ("llvmpipe", "softpipe", "swrast", "software")
_GL_RENDERER = 0x1F01
_M_ARENA_MAX = -8
_ARENAS = 2
_M_MMAP_THRESHOLD = -3
_PICTURE_BYTES = 256 * 1024


def prepare_surroundings() -> None:
    """Set what Qt and the C library read at their start; before the application is made."""
    for name, value in {**_SURROUNDINGS, **_RASTER_SURROUNDINGS}.items():
        os.environ.setdefault(name, value)
    libc = ctypes.CDLL(None)
    libc.mallopt(_M_ARENA_MAX, _ARENAS)  # each decoder thread would keep a heap of its own
    libc.mallopt(_M_MMAP_THRESHOLD, _PICTURE_BYTES)  # pictures go back to the system when they are freed


def choose_surface(wanted: SurfaceName) -> Literal["gpu", "raster"]:
    """Choose, and tell Qt Quick: after the application is made, before its first window."""
    surface = wanted if wanted != "auto" else ("gpu" if _has_gpu() else "raster")
    if surface == "raster":
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    return surface


def _has_gpu() -> bool:
    """Say whether OpenGL is drawn by a real card: asked only where there is a device that could be one."""
    if not list(Path("/dev").glob("dri/card*")):
        return False
    renderer = _gl_renderer().lower()
    return bool(renderer) and not any(name in renderer for name in _SOFTWARE_OPENGL)


def _gl_renderer() -> str:
    surface, context = QOffscreenSurface(), QOpenGLContext()
    surface.create()
    if not context.create() or not context.makeCurrent(surface):
        return ""
    name = context.functions().glGetString(_GL_RENDERER)
    context.doneCurrent()
    return str(name or "")
