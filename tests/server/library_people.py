"""People of two departments, and what they send: shared by the tests of the library."""

import io
from pathlib import Path
from typing import NamedTuple

from django.test import Client
from PIL import Image

from bangtin_media.probe import probe
from bangtin_server import clock
from bangtin_server.accounts.models import Grant, Unit, User
from bangtin_server.accounts.roles import Role
from bangtin_server.library.intake import keep
from bangtin_server.library.models import Medium
from bangtin_server.storage.port import Storage


class Office(NamedTuple):
    """A department whose people send, judge and approve."""

    unit: Unit
    contributor: User
    reviewer: User
    approver: User


def an_office(code: str = "mt") -> Office:
    unit = Unit.objects.create(name=f"Phòng {code}")
    people = [a_person(f"{role}.{code}", role, unit) for role in (Role.CONTRIBUTOR, Role.REVIEWER, Role.APPROVER)]
    return Office(unit, *people)


def a_person(name: str, role: Role, unit: Unit | None) -> User:
    person = User.objects.create(username=name, full_name=f"Người {name}", unit=unit)
    Grant.objects.create(user=person, role=role, unit=unit, given_by="tests", given_at=clock.now())
    return person


def browser_of(person: User) -> Client:
    browser = Client(raise_request_exception=False)
    browser.force_login(person)
    return browser


def a_picture(colour: str = "navy") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 36), colour).save(file, "PNG")
    return file.getvalue()


def an_examined_medium(folder: Path, storage: Storage, office: Office, name: str = "hồ sơ.png") -> Medium:
    """Keep a picture that the worker has looked at already."""
    path = folder / "picture.png"
    path.write_bytes(a_picture())
    medium = keep(path, probe(path), name, storage, office.contributor.username)
    medium.unit = office.unit
    medium.save(update_fields=["unit"])
    return medium
