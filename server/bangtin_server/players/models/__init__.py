"""Rows of sites, screens, players and what players say."""

from bangtin_server.players.models.command import Command
from bangtin_server.players.models.enrolment import Enrolment
from bangtin_server.players.models.fleet import Assignment, Player, RetiredToken, Screen, ScreenGroup, Site, token
from bangtin_server.players.models.record import Grievance, LogBundle, Outage, Picture, Presence
from bangtin_server.players.models.seen import Seen

__all__ = [
    "Assignment",
    "Command",
    "Enrolment",
    "Grievance",
    "LogBundle",
    "Outage",
    "Picture",
    "Player",
    "Presence",
    "RetiredToken",
    "Screen",
    "ScreenGroup",
    "Seen",
    "Site",
    "token",
]
