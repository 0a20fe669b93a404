"""Rows of files: what came, what it was found to be, and what was made of it."""

from uuid import uuid4

from django.db import models

from bangtin_server.accounts.models import Unit, User
from bangtin_server.players.models import Site


class Examination(models.TextChoices):
    """How far the worker has looked into a file."""

    WAITING = "waiting", "Chờ kiểm tra"
    WORKING = "working", "Đang kiểm tra"
    SOUND = "sound", "Dùng được"
    REFUSED = "refused", "Không dùng được"


class Medium(models.Model):
    """A file in the storage, known by the SHA-256 of its bytes."""

    digest = models.CharField(primary_key=True, max_length=64)
    size = models.BigIntegerField()
    kind = models.CharField(max_length=10)
    """video, image, pdf or font: by its content, never by its name."""
    name = models.CharField(max_length=255)
    """What people call it, NFC; never a path."""
    folded = models.CharField(max_length=255, default="")
    """The same without marks (library/folding.py)."""
    unit = models.ForeignKey(Unit, null=True, on_delete=models.SET_NULL, related_name="media")
    """Whose upload it was first."""
    site = models.ForeignKey(Site, null=True, on_delete=models.PROTECT, related_name="media")
    """Where it belongs, if who sent it has a role at a site and no unit."""
    examination = models.CharField(max_length=10, choices=Examination.choices, default=Examination.WAITING)
    examined_at = models.DateTimeField(null=True)
    """Since when `examination` stands as it does."""
    fault = models.JSONField(default=dict)
    """Why it is refused: `code`, `vi`, `en`."""
    measures = models.JSONField(default=dict)
    """What the probe found: format, length, size in pixels, codec, pages; empty until it is examined."""
    found = models.JSONField(default=dict)
    """What going through all of it found: `bangtin_media.preflight.Found`."""
    gone_through_at = models.DateTimeField(null=True)
    """When that was; None is still to be done."""
    tries = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=32, default="")
    """Who examines it now; what anybody else says about it is too late."""
    worked_at = models.DateTimeField(null=True)
    """When whoever examines it was last heard: one that was killed is found by this."""
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=150)

    class Meta:
        indexes = (models.Index("examination", "added_at", name="medium_examination"),)

    def __str__(self) -> str:
        return self.name


class Rendition(models.Model):
    """A file that the worker makes, or is to make, of a medium: for people to look at, or for screens to play."""

    class Purpose(models.TextChoices):
        """What it is for."""

        THUMBNAIL = "thumbnail"
        PREVIEW = "preview"
        PAGE = "page"
        """A page of a PDF; `number` says which."""
        PLAY = "play"
        """What screens of a class play in the medium's place; `target` says which class."""

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", "Chờ xử lý"
        WORKING = "working", "Đang xử lý"
        DONE = "done", "Đã xong"
        NEEDLESS = "needless", "Phát được nguyên bản"
        IMPOSSIBLE = "impossible", "Không phát được"

    medium = models.ForeignKey(Medium, on_delete=models.CASCADE, related_name="renditions")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    target = models.CharField(max_length=60, default="")
    number = models.PositiveIntegerField(default=0)
    """Of a page, from 1."""
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)
    """In hundredths."""
    digest = models.CharField(max_length=64, default="")
    """SHA-256 of the file that was made; empty before."""
    suffix = models.CharField(max_length=5, default="")
    size = models.BigIntegerField(default=0)
    measures = models.JSONField(default=dict)
    """What is known of the file that was made: width, height, length, codec."""
    reason = models.JSONField(default=dict)
    """Why it was converted, or cannot be: `code`, `vi`, `en`."""
    tries = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=32, default="")
    """Who works on it now; what anybody else says about it is too late."""
    asked_at = models.DateTimeField()
    worked_at = models.DateTimeField(null=True)
    """When whoever works on it was last heard: one that was killed is found by this."""

    class Meta:
        constraints = (models.UniqueConstraint("medium", "purpose", "target", "number", name="rendition_of_medium"),)
        indexes = (models.Index("state", "asked_at", name="rendition_state"),)


class Upload(models.Model):
    """A file that somebody sends, from the promise to the medium. Its bytes lie in the spool (door/spool.py)."""

    class State(models.TextChoices):
        """How far it has come."""

        COMING = "coming", "Đang tải lên"
        TAKEN = "taken", "Đã nhận"
        KNOWN = "known", "Đã có trong thư viện"
        REFUSED = "refused", "Không nhận"
        GONE = "gone", "Đã bỏ"

    id = models.UUIDField(primary_key=True, default=uuid4)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=255)
    size = models.BigIntegerField()
    unit = models.ForeignKey(Unit, null=True, on_delete=models.SET_NULL, related_name="+")
    site = models.ForeignKey(Site, null=True, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.COMING)
    medium = models.ForeignKey(Medium, null=True, on_delete=models.SET_NULL, related_name="uploads")
    fault = models.JSONField(default=dict)
    """Why it was refused: `code`, `vi`, `en`."""
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index("state", "made_at", name="upload_state"),)
