"""Rows of sites, screens and the machines that drive them."""

import secrets

from django.db import models


def token() -> str:
    """Return 128 bits that nobody can guess, as they stand in addresses."""
    return secrets.token_hex(16)


class Site(models.Model):
    """Where screens stand: an industrial park, an office."""

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    token = models.CharField(max_length=32, unique=True, default=token)
    """Stands in the address of the site's documents; renewed when one of its players is revoked."""

    def __str__(self) -> str:
        return self.name


class Screen(models.Model):
    """One physical output, as operators schedule on it. It outlives the player that drives it."""

    name = models.CharField(max_length=60, unique=True)
    """Its subject in documents: `LED-NCK-01`."""
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="screens")
    player = models.ForeignKey("Player", null=True, on_delete=models.SET_NULL, related_name="screens")
    """Who drives it now."""
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    timezone = models.CharField(max_length=60, default="Asia/Ho_Chi_Minh")
    details = models.JSONField(default=dict)
    """The rest of `bangtin_playlists.layout.Screen`, as the wire writes it: output, module, sound, volume."""
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class ScreenGroup(models.Model):
    """Screens that are scheduled together."""

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    screens = models.ManyToManyField(Screen, related_name="groups")

    def __str__(self) -> str:
        return self.name


class Player(models.Model):
    """One machine running our software, known by its key. What it says of itself is its `Presence`."""

    name = models.CharField(max_length=80, unique=True)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="players")
    public_key = models.CharField(max_length=43, unique=True)
    """Ed25519, 32 bytes in base64url without padding."""
    token = models.CharField(max_length=32, unique=True, default=token)
    """Stands in the addresses of its documents."""
    enrolled_at = models.DateTimeField()
    enrolled_by = models.CharField(max_length=150)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class RetiredToken(models.Model):
    """A token that nobody holds any more: what stands under it in the storage has still to be taken away."""

    token = models.CharField(max_length=32, unique=True)
    retired_at = models.DateTimeField()


class Assignment(models.Model):
    """Which player drove which screen from when to when: what reports call a change of player."""

    screen = models.ForeignKey(Screen, on_delete=models.PROTECT, related_name="assignments")
    player = models.ForeignKey(Player, on_delete=models.PROTECT, related_name="assignments")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
