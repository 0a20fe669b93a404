"""What must stand before the centre serves: its folder, its database, its keys, its port. Each says what helps."""

import fcntl
import os
import socket
from pathlib import Path
from typing import BinaryIO

import django

from bangtin_server.errors import StartError, StorageError

_OWNER_ALONE = 0o700


def ready_data_folder(data: Path) -> None:
    """Make the data folder, for its owner alone.

    Raises:
        StartError: it cannot be made or written.
    """
    trial = data / f".trial-{os.getpid()}"
    try:
        data.mkdir(parents=True, exist_ok=True, mode=_OWNER_ALONE)
        data.chmod(_OWNER_ALONE)
        trial.write_bytes(b"")
        trial.unlink()
    except OSError as error:
        raise StartError(
            f"The data folder {data} cannot be written: {error.strerror}. Give it to the user who runs the centre, or "
            "name another in BANGTIN_DATA.",
            f"Không ghi được vào thư mục dữ liệu {data}: {error.strerror}. Giao thư mục cho người dùng chạy trung tâm, "
            "hoặc đặt thư mục khác trong BANGTIN_DATA.",
        ) from error


def hold_data_folder(data: Path) -> BinaryIO:
    """Keep a second whole centre off the data folder, until what is returned is closed or the process ends.

    Raises:
        StartError: one runs on it already; on another port it would publish beside this one.
    """
    held = (data / ".running").open("wb")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        held.close()
        raise StartError(
            f"A centre runs on {data} already. End it first, or name another folder in BANGTIN_DATA.",
            f"Đã có một trung tâm đang chạy trên {data}. Dừng trung tâm đó trước, hoặc đặt thư mục khác trong "
            "BANGTIN_DATA.",
        ) from error
    return held


def free_port(address: str, port: int) -> None:
    """See that nobody else serves there: two centres on one port would share the calls.

    Raises:
        StartError: somebody does, or the address is none of this machine's.
    """
    try:
        found = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        with socket.socket(found[0], found[1]) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(found[4])
            trial.listen(1)
    except OSError as error:
        where = f"{address}:{port}"
        raise StartError(
            f"The centre cannot listen on {where}: {error.strerror}. End what serves there (ss -ltnp shows it), or "
            "set another address and port in BANGTIN_LISTEN.",
            f"Trung tâm không mở được {where}: {error.strerror}. Dừng chương trình đang dùng cổng này (xem bằng "
            "ss -ltnp), hoặc đặt địa chỉ và cổng khác trong BANGTIN_LISTEN.",
        ) from error


def ready_database() -> None:
    """Bring the tables up to date.

    Raises:
        StartError: the database does not answer, or is damaged.
    """
    django.setup()
    from django.conf import settings  # noqa: PLC0415 - after Django's set-up
    from django.core.management import call_command  # noqa: PLC0415 - the same
    from django.db import DatabaseError, OperationalError  # noqa: PLC0415 - the same

    from bangtin_server.alone import alone  # noqa: PLC0415 - the same

    try:
        with alone("tables", wait=True):
            call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        where = settings.DATABASES["default"]["NAME"]
        reached = not isinstance(error, OperationalError)
        raise _damaged(where, error) if reached else _unreached(where, error) from error


def _damaged(where: object, error: Exception) -> StartError:
    return StartError(
        f"The database {where} cannot be read: {error}. Set the file aside and restore it from a backup.",
        f"Không đọc được cơ sở dữ liệu {where}: {error}. Cất tệp này sang chỗ khác và khôi phục từ bản sao lưu.",
    )


def _unreached(where: object, error: Exception) -> StartError:
    told = str(error).strip()
    return StartError(
        f"The database {where} does not answer: {told}. Check DATABASE_URL, the disk, and that the database runs.",
        f"Cơ sở dữ liệu {where} không trả lời: {told}. Kiểm tra DATABASE_URL, ổ đĩa và máy chủ cơ sở dữ liệu.",
    )


def ready_keys(data: Path) -> None:
    """Make the signing keys the first time; later see that they are there, and hand out their list.

    Raises:
        KeyringError: one is missing or cannot be read.
        StartError: their list cannot be handed out.
    """
    from bangtin_server.clock import this_instant  # noqa: PLC0415 - after Django's set-up
    from bangtin_server.composition import keyring, storage  # noqa: PLC0415 - the same
    from bangtin_server.storage import names  # noqa: PLC0415 - the same

    with (data / ".starting").open("wb") as turn:  # web and worker may start at the same time
        fcntl.flock(turn, fcntl.LOCK_EX)
        keyring().make(this_instant())
    keyring().judge()
    try:
        storage().put(names.KEYS, keyring().sealed_list())
    except StorageError as error:
        raise StartError(
            f"The storage takes nothing: {error}. Check STORAGE_URL; folder or bucket must be there and writable.",
            f"Kho tệp không nhận gì: {error}. Kiểm tra STORAGE_URL; thư mục hoặc bucket phải có sẵn và ghi được.",
        ) from error
