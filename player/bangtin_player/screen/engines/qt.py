"""Films by QtMultimedia (FFmpeg): the engine that can decode in hardware (architecture.md 6)."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame, QVideoFrameFormat, QVideoSink

from bangtin_player.screen.engines.port import Reel
from bangtin_player.screen.frames import FilmShape, address_of, copied, matrix_from
from bangtin_player.screen.swscale import Kind, Planes

_ROOM = 24
_ERRORS = 16
"""AV_LOG_ERROR."""
_QUARTER_TURNS = {90, 270}
_SAMPLE = {
    QVideoFrameFormat.PixelFormat.Format_YUV420P: 1,
    QVideoFrameFormat.PixelFormat.Format_YUV420P10: 2,
}


class QtEngine:
    """QtMultimedia; needs no opening."""

    name: Final = "qt"
    version: Final = f"QtMultimedia {qVersion()}"

    def player(self) -> "QtPlayer":
        """Make a player."""
        return QtPlayer()

    def close(self) -> None:
        """Nothing was opened."""


@cache
def _hush_ffmpeg() -> None:
    """Have the FFmpeg that Qt brings along print nothing but errors."""
    loaded = Path("/proc/self/maps").read_text().split()
    for path in {word for word in loaded if "PySide6" in word and "libavutil.so" in word}:
        ctypes.CDLL(path, mode=os.RTLD_NOLOAD | os.RTLD_LAZY).av_log_set_level(_ERRORS)


class QtPlayer:
    """One long-lived QMediaPlayer and the sink it fills; all on Qt's thread."""

    def __init__(self) -> None:
        """Qt loads FFmpeg with the first sink; until told otherwise FFmpeg prints every film's streams."""
        self._sink = QVideoSink()
        self._sink.videoFrameChanged.connect(self._take)
        self._player = QMediaPlayer()
        _hush_ffmpeg()
        self._player.setVideoSink(self._sink)
        self._sound: QAudioOutput | None = None
        self._player.errorOccurred.connect(self._on_error)
        self._player.mediaStatusChanged.connect(self._on_status)
        self._reel: Reel | None = None
        self._started = False

    def open(self, path: str, start_ms: float) -> Reel:
        """Open a film and stay poised."""
        self.stop()
        self._reel = reel = Reel(path, start_ms)
        self._started = False
        self._player.setSource(QUrl.fromLocalFile(path))
        return reel

    def start(self, early_ms: float = 0.0) -> None:
        """Let the frames come; QtMultimedia cannot hold the sound back, so it is that much ahead of the picture."""
        del early_ms
        self._started = True
        if self._reel and self._reel.state == "poised":
            self._reel.state = "running"
            self._player.play()

    def set_volume(self, percent: int) -> None:
        """Say how loud what is opened next is; a film that is mute opens no sound at all."""
        if percent and self._sound is None:
            self._sound = QAudioOutput()
        self._player.setAudioOutput(self._sound if percent else None)  # type: ignore[arg-type]  # Qt takes a null
        if self._sound:
            self._sound.setVolume(percent / 100)

    def stop(self) -> None:
        """Close the film."""
        if self._reel:
            self._reel = None
            self._player.stop()
            self._player.setSource(QUrl())

    def close(self) -> None:
        """End for good."""
        self.stop()
        self._player.setVideoSink(None)  # type: ignore[arg-type]  # Qt takes a null pointer, the stubs do not say so
        self._player.deleteLater()

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        reel = self._reel
        if reel is None:
            return
        if status == QMediaPlayer.MediaStatus.LoadedMedia and reel.state == "opening":
            self._poise(reel)
        elif status == QMediaPlayer.MediaStatus.EndOfMedia:
            reel.end()
        elif status == QMediaPlayer.MediaStatus.InvalidMedia:
            reel.break_off("QtMultimedia cannot read it")

    def _poise(self, reel: Reel) -> None:
        if not self._player.hasVideo():
            reel.break_off("there is no film in it")
            return
        if reel.start_ms:
            self._player.setPosition(round(reel.start_ms))
        reel.state = "poised"
        if self._started:
            self.start()

    def _on_error(self, _error: QMediaPlayer.Error, message: str) -> None:
        if self._reel:
            self._reel.break_off(message or "QtMultimedia cannot play it")

    def _take(self, video: QVideoFrame) -> None:
        reel = self._reel
        if reel is None or not video.isValid() or not self._started:
            return  # the last frame of the film before may still come
        moment = video.startTime() / 1000
        if reel.frames and reel.frames[-1].moment >= moment:
            return
        if reel.shape is None:
            reel.shape = _shape(video)
        reel.arrived += 1
        if len(reel.frames) < _ROOM:
            reel.frames.append(QtFrame(video, moment))
        else:
            reel.lost += 1


def _shape(video: QVideoFrame) -> FilmShape:
    """Return the shape; Qt has made the pixels square by then, and tells no rate."""
    width, height = video.width(), video.height()
    if video.surfaceFormat().rotation().value in _QUARTER_TURNS:
        width, height = height, width
    return FilmShape((width, height), 1.0, 0.0)


class QtFrame:
    """A frame in memory of Qt's, or of the graphics card."""

    def __init__(self, video: QVideoFrame, moment: float) -> None:
        self.moment = moment
        self._video = video

    @contextmanager
    def planes(self) -> Iterator[Planes | None]:
        """Lend the mapped frame, if it is plain I420 and upright."""
        video, kind = self._video, self._video.surfaceFormat()
        sample = _SAMPLE.get(video.pixelFormat(), 0)
        plain = sample and not kind.rotation().value and not kind.isMirrored()
        if not plain or not video.map(QVideoFrame.MapMode.ReadOnly):
            yield None
            return
        try:
            yield self._planes(video, sample)
        finally:
            video.unmap()

    def _planes(self, video: QVideoFrame, sample: int) -> Planes | None:
        strides = video.bytesPerLine(0), video.bytesPerLine(1), video.bytesPerLine(2)
        if strides[0] < video.width() * sample:
            return None  # an anamorphic film: Qt gives the width it should have, not the one in memory
        addresses = address_of(video.bits(0)), address_of(video.bits(1)), address_of(video.bits(2))
        format_ = video.surfaceFormat()
        full = format_.colorRange() == QVideoFrameFormat.ColorRange.ColorRange_Full
        kind = Kind((video.width(), video.height()), full, sample, matrix_from(format_.colorSpace()))
        return Planes(addresses, strides, kind)

    def video_frame(self, *, grey: bool = False) -> QVideoFrame:
        """Return the frame itself, or a grey copy."""
        if not grey:
            return self._video
        with self.planes() as planes:
            if planes is not None and planes.kind.sample == 1:
                return copied(planes, grey=True)
        return QVideoFrame(self._video.toImage().convertToFormat(QImage.Format.Format_Grayscale8))

    def release(self) -> None:
        """Let go of the frame; Qt counts references."""
        self._video = QVideoFrame()
