"""Rows of what can be shown."""

from django.db import models

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
    """What an item shows, from its making on unchanged; only its state moves."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
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
