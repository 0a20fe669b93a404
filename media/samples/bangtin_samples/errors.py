"""What can go wrong while the samples are made."""


class SamplesError(Exception):
    """The root of every error that `bangtin_samples` raises on purpose."""


class EncodingError(SamplesError):
    """ffmpeg is absent or refused the frames."""


class SizeError(SamplesError):
    """A size that no screen of the fleet has."""
