"""The second factor: codes of an authenticator (TOTP, RFC 6238), and codes on paper for when it is lost."""

import base64
import secrets
from collections.abc import Iterable
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings
from django.db import transaction

from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import RecoveryCode, SecondFactor, User
from bangtin_server.accounts.roles import Role
from bangtin_server.errors import AccountError

_STEP_S, _DIGITS, _BYTES = 30, 6, 20
"""What every authenticator understands."""
_DRIFT = 1
"""Steps by which a phone's clock may be off."""
RECOVERY_CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def is_set(user: User) -> bool:
    """Say whether *user* signs in with a second factor."""
    return SecondFactor.objects.filter(user=user, confirmed_at__isnull=False).exists()


def wanted(roles: Iterable[Role]) -> bool:
    """Say whether one of *roles* has to have one (BANGTIN_SECOND_FACTOR)."""
    return not settings.SECOND_FACTOR_ROLES.isdisjoint(roles)


def due(user: User, roles: Iterable[Role]) -> bool:
    """Say whether *user* must set one up before anything else."""
    return wanted(roles) and not is_set(user)


@transaction.atomic
def offer(user: User) -> SecondFactor:
    """Return the authenticator that *user* is setting up; the same until its first code was right."""
    made = {"secret": _vault().encrypt(secrets.token_bytes(_BYTES)), "made_at": clock.now()}
    return SecondFactor.objects.select_for_update().get_or_create(user=user, defaults=made)[0]


def address(row: SecondFactor) -> str:
    """Return what the QR code holds: the authenticator reads secret and name from it."""
    return _totp(row).get_provisioning_uri(row.user.username, "Bảng Tin")


def in_letters(row: SecondFactor) -> str:
    """Return the secret for who types it: groups of four letters."""
    letters = base64.b32encode(_opened(row)).decode("ascii")
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


@transaction.atomic
def confirm(user: User, code: str) -> list[str] | None:
    """Let the authenticator count from its first right code on; return the recovery codes, None where it is wrong."""
    row = offer(user)
    if row.confirmed_at is not None or not _takes(row, code):
        return None
    SecondFactor.objects.filter(pk=row.pk).update(confirmed_at=clock.now())
    note(Deed.SECOND_FACTOR_SET, user.username, user.username)
    return fresh_recovery_codes(user)


@transaction.atomic
def right(user: User, code: str) -> bool:
    """Say whether *code* is the authenticator's now, or a recovery code; either counts once."""
    row = SecondFactor.objects.select_for_update().filter(user=user, confirmed_at__isnull=False).first()
    return row is not None and (_takes(row, code) or _uses_up(user, code))


@transaction.atomic
def remove(user: User, by: str) -> None:
    """Take the second factor away with its recovery codes."""
    user.recovery_codes.all().delete()
    if SecondFactor.objects.filter(user=user).delete()[0]:
        note(Deed.SECOND_FACTOR_REMOVED, by, user.username)


@transaction.atomic
def fresh_recovery_codes(user: User) -> list[str]:
    """Return new recovery codes, to be shown once; those from before count no more."""
    user.recovery_codes.all().delete()
    made = [_recovery_code() for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, hash=_hash(one)) for one in made)
    note(Deed.RECOVERY_CODES_MADE, user.username, user.username, after={"count": len(made)})
    return made


def _takes(row: SecondFactor, code: str) -> bool:
    """Say whether *code* belongs to a step that is now and newer than the last that was taken."""
    typed, totp = "".join(code.split()), _totp(row)
    now = int(clock.now().timestamp()) // _STEP_S
    for step in range(now - _DRIFT, now + _DRIFT + 1):
        if secrets.compare_digest(totp.generate(step * _STEP_S), typed.encode("utf-8", "replace")):
            newer = SecondFactor.objects.filter(pk=row.pk, last_step__lt=step)
            return newer.update(last_step=step) == 1
    return False


def _uses_up(user: User, code: str) -> bool:
    if not user.recovery_codes.filter(hash=_hash(code)).delete()[0]:
        return False
    note(Deed.RECOVERY_CODE_USED, user.username, user.username, after={"left": user.recovery_codes.count()})
    return True


def _recovery_code() -> str:
    letters = "".join(secrets.choice(_LETTERS) for _ in range(12))  # 59 bits: no hash of it can be turned round
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def _hash(code: str) -> str:
    tidy = "".join(filter(str.isalnum, code.lower()))
    return sha256(tidy.encode("utf-8", "replace")).hexdigest()


def _totp(row: SecondFactor) -> TOTP:
    return TOTP(_opened(row), _DIGITS, SHA1(), _STEP_S)  # noqa: S303 - HMAC-SHA-1, the only one authenticators all know


def _opened(row: SecondFactor) -> bytes:
    try:
        return _vault().decrypt(bytes(row.secret))
    except InvalidToken as error:
        raise AccountError(
            "secret.key is another than the one that keeps this authenticator; an administrator has to remove it",
            "Không đọc được mã xác thực đã lưu (secret.key đã đổi); quản trị viên cần gỡ xác thực hai bước này.",
        ) from error


def _vault() -> Fernet:
    key = HKDF(SHA256(), 32, None, b"bangtin second factor").derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key))
