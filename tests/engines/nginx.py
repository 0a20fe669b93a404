"""nginx with the very files of deploy/server/nginx: only names, ports and folders are put in their place."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.engines.process import free_ports, listens, program, serving

SHIPPED = Path(__file__).parents[2] / "deploy" / "server" / "nginx"
_WHOLE = """
daemon off;
{user}
pid {folder}/nginx.pid;
error_log stderr notice;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {cache}
    include {folder}/bangtin.conf;
}}
"""
_CACHE = "proxy_cache_path {folder}/cache levels=1:2 keys_zone=bangtin_media:1m max_size=1g use_temp_path=off;"


@dataclass(frozen=True)
class Site:
    """What a machine's own copy of the site says otherwise than the shipped one."""

    web: int
    door: int
    storage: Path | None = None
    """The folder that nginx serves; None where documents and media come from a bucket."""


@contextmanager
def nginx(folder: Path, site: Site, port: int = 0) -> Iterator[str]:
    """Run it; yield the address of the centre, by https, with `folder/centre.pem` as certificate."""
    server = program("nginx", "the Debian package nginx")
    plain, tls = free_ports(2)
    tls = port or tls
    _certify(folder)
    _set_up(folder, site, plain, tls)
    user = "user root;" if os.geteuid() == 0 else ""  # what tests make is closed to other accounts
    cache = "" if site.storage else _CACHE.format(folder=folder)
    whole = folder / "nginx.conf"
    whole.write_text(_WHOLE.format(folder=folder, user=user, cache=cache), encoding="utf-8")
    call = [server, "-p", str(folder), "-e", "stderr", "-c", str(whole)]
    with serving(call, folder / "nginx.log", lambda: listens(tls)):
        yield f"https://127.0.0.1:{tls}"


def _set_up(folder: Path, site: Site, plain: int, tls: int) -> None:
    """Put the shipped files into *folder* as a technician would put them into /etc/nginx."""
    changes = {
        "listen [::]:80;": "",
        "listen [::]:443 ssl;": "",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl;": f"listen 127.0.0.1:{tls} ssl;",
        "centre.example.vn": "127.0.0.1",
        "/etc/ssl/bangtin": str(folder),
        "server 127.0.0.1:8081;": f"server 127.0.0.1:{site.web};",
        "server 127.0.0.1:8082;": f"server 127.0.0.1:{site.door};",
    }
    if not site.storage:
        changes["include snippets/bangtin-folder.conf;"] = "include snippets/bangtin-bucket.conf;"
    text = (SHIPPED / "bangtin.conf").read_text(encoding="utf-8")
    for shipped, ours in changes.items():
        assert shipped in text, f"{shipped} stands no more in {SHIPPED / 'bangtin.conf'}"
        text = text.replace(shipped, ours)
    (folder / "bangtin.conf").write_text(text, encoding="utf-8")
    (folder / "snippets").mkdir(exist_ok=True)
    for path in SHIPPED.glob("bangtin-*.conf"):
        snippet = path.read_text(encoding="utf-8").replace("/var/lib/bangtin-storage", str(site.storage))
        (folder / "snippets" / path.name).write_text(snippet, encoding="utf-8")


def _certify(folder: Path) -> None:
    """Make a certificate of our own for 127.0.0.1."""
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    made += ["-days", "3650", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    made += ["-keyout", str(folder / "centre.key"), "-out", str(folder / "centre.pem")]
    subprocess.run(made, check=True, capture_output=True, timeout=60)
