"""Rows of what can be shown."""

from typing import Any

from django.db import models

from bangtin_server.errors import ChainError
from bangtin_server.players.models import Screen


class Medium(models.Model):
    """A file in the storage, known by the SHA-256 of its bytes."""

    digest = models.CharField(primary_key=True, max_length=64)
    size = models.BigIntegerField()
    kind = models.CharField(max_length=10)
    """video, image, pdf or font."""
    name = models.CharField(max_length=255)
    """What people call it; never a path."""
    measures = models.JSONField(default=dict)
    """What the probe found: length, size in pixels, codec, pages."""
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=150)


class State(models.TextChoices):
    """How far a version has come (domain.md 3.7). Only approved ones enter a manifest."""

    DRAFT = "draft", "Bản nháp"
    SUBMITTED = "submitted", "Chờ thẩm định"
    REVIEWED = "reviewed", "Chờ duyệt"
    CHANGES_REQUESTED = "changes_requested", "Yêu cầu chỉnh sửa"
    REJECTED = "rejected", "Không duyệt"
    APPROVED = "approved", "Đã duyệt"
    RECALLED = "recalled", "Đã thu hồi"
    ARCHIVED = "archived", "Lưu trữ"


class Item(models.Model):
    """A chain of immutable versions. What is on air is its newest approved one."""

    code = models.CharField(max_length=60)
    """Its id in manifests and in the play log."""
    name = models.CharField(max_length=200)
    home = models.ForeignKey(Screen, null=True, on_delete=models.PROTECT, related_name="own_items")
    """The screen whose programme it came with; None is for every screen."""

    class Meta:
        constraints = (models.UniqueConstraint("code", "home", name="item_code_at_home", nulls_distinct=False),)

    def __str__(self) -> str:
        return self.name or self.code


class ItemVersion(models.Model):
    """What an item shows, from its making on unchanged; only its state moves. Made by `library.chains`."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    digest = models.CharField(max_length=64)
    """SHA-256 of all that was made below; what a person approves is this."""
    language = models.CharField(max_length=16, default="vi")
    """Of what it says; the same as in its tags, for looking up."""
    metadata = models.JSONField(default=dict)
    """What is known of it and goes to no screen: audience, legal basis, consent, sponsor (domain.md 1.3, 2.1, 2.5)."""
    content = models.JSONField()
    """`bangtin_playlists.playlist.Content`, as the wire writes it."""
    tags = models.JSONField(default=dict)
    """`bangtin_playlists.playlist.Tags`, as the wire writes it."""
    media = models.ManyToManyField(Medium, related_name="versions")
    """The files that `content` names: where used."""
    valid_from = models.DateTimeField(null=True)
    valid_to = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)

    class Meta:
        constraints = (models.UniqueConstraint("item", "number", name="item_version_number"),)

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Make the row, or move its state: nothing else of a version changes.

        Raises:
            ChainError: something else was to be changed.
        """
        wanted = kwargs.get("update_fields")
        if not self._state.adding and (wanted is None or set(wanted) != {"state"}):
            raise ChainError(
                "a version of an item never changes; add another", "Phiên bản không sửa được; hãy thêm bản mới."
            )
        super().save(*args, **kwargs)
