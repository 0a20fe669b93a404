"""Addresses of storages that make no sense are named, and never with the secret in them."""

import pytest

from bangtin_server.errors import EnvironmentVariableError
from bangtin_server.storage.bucket import BucketStorage
from bangtin_server.storage.opening import storage_at


@pytest.mark.parametrize(
    "url",
    [
        "s3://key:s3cr3t@host:9000",
        "s3://key:s3cr3t@host:9000/",
        "s3://key:s3cr3t@host:9000/bucket/more",
        "s3://key:s3cr3t@host:port/bucket",
        "s3://key:s3cr3t@host/bucket?secure=maybe",
        "s3://key:s3cr3t@host/bucket?sekure=no",
        "s3://:s3cr3t@host/bucket",
        "s3://host/bucket",
        "s3:///bucket",
        "file://host/s3cr3t",
        "ftp://key:s3cr3t@host/bucket",
    ],
)
def test_an_address_that_makes_no_sense_is_refused_without_its_secret(url: str) -> None:
    with pytest.raises(EnvironmentVariableError, match="STORAGE_URL") as refused:
        storage_at(url)
    assert "s3cr3t" not in refused.value.en


@pytest.mark.parametrize("more", ["", "?secure=no", "?secure=yes&region=ap-southeast-1"])
def test_a_bucket_is_found_at_its_address(more: str) -> None:
    assert isinstance(storage_at(f"s3://key:s%2Fecret@store.example.vn:9000/bangtin{more}"), BucketStorage)
