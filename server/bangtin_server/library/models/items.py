"""Rows of what can be shown: items as chains of versions."""

from typing import Any

from django.db import models

from bangtin_server.accounts.models import Unit, User
from bangtin_server.errors import ChainError
from bangtin_server.library.models.media import Medium
from bangtin_server.players.models import Screen, Site


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
    """A chain of versions. What is on air is its newest approved one."""

    code = models.CharField(max_length=60)
    """Its id in manifests and in the play log."""
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=600, default="")
    """All that it is found by, without marks (library/folding.py)."""
    home = models.ForeignKey(Screen, null=True, on_delete=models.PROTECT, related_name="own_items")
    """The screen whose programme it came with; None is for every screen."""
    unit = models.ForeignKey(Unit, null=True, on_delete=models.SET_NULL, related_name="items")
    """Who provides it. Neither a unit, nor a site, nor a home: it lies with those whose role holds everywhere."""
    site = models.ForeignKey(Site, null=True, on_delete=models.PROTECT, related_name="items")
    """Where it belongs, if its provider has a role at a site and no unit."""
    newest = models.ForeignKey("ItemVersion", null=True, on_delete=models.SET_NULL, related_name="+")
    """The end of the chain, for lists. Written by `library.chains`."""

    class Meta:
        constraints = (models.UniqueConstraint("code", "home", name="item_code_at_home", nulls_distinct=False),)

    def __str__(self) -> str:
        return self.name or self.code


class ItemVersion(models.Model):
    """What an item shows. A draft may change; once submitted only its state moves. Made by `library.chains`."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    digest = models.CharField(max_length=64)
    """SHA-256 of all that it says below; what a person approves is this."""
    language = models.CharField(max_length=16, default="vi")
    """Of what it says; the same as in its tags, for looking up."""
    metadata = models.JSONField(default=dict)
    """`library.particulars.Particulars`: what is known of it and goes to no screen (domain.md 1.3, 2.1, 2.5)."""
    content = models.JSONField()
    """`bangtin_playlists.playlist.Content`, as the wire writes it."""
    tags = models.JSONField(default=dict)
    """`bangtin_playlists.playlist.Tags`, as the wire writes it."""
    media = models.ManyToManyField(Medium, related_name="versions")
    """The files that `content` names: where used."""
    valid_from = models.DateTimeField(null=True)
    valid_to = models.DateTimeField(null=True)
    """Excluded (R14)."""
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)

    class Meta:
        constraints = (models.UniqueConstraint("item", "number", name="item_version_number"),)

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        """Make the row, move its state, or change a draft: nothing else of a version changes.

        Raises:
            ChainError: something else was to be changed.
        """
        changed = set(kwargs.get("update_fields") or ())
        drafting = self.state == State.DRAFT and changed and "state" not in changed
        if not (self._state.adding or drafting or changed == {"state"}):
            raise ChainError(
                "a version that was submitted never changes; add another",
                "Phiên bản đã gửi không sửa được; hãy thêm bản mới.",
            )
        super().save(*args, **kwargs)


class Notice(models.Model):
    """A word to a person about a version of theirs: it passed, it came back, it was approved."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    version = models.ForeignKey(ItemVersion, on_delete=models.CASCADE, related_name="notices")
    state = models.CharField(max_length=20, choices=State.choices)
    """What the version became."""
    reason = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=("person", "-at"), name="notice_of_person"),)
