"""nginx and Caddy take the examples of reverse proxies, and the static server of releases answers as it should."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.shell import PROJECT

PROXY = PROJECT / "deploy" / "proxy"


def found(command: str) -> str:
    path = shutil.which(command) or shutil.which(command, path="/usr/sbin")
    if path is None:
        pytest.skip(f"{command} is not installed: its example cannot be validated here")
    return path


def nginx_around(site: str, folder: Path) -> Path:
    """A whole configuration of nginx that writes only under `folder`."""
    places = "".join(
        f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""  # else it becomes nobody, who may not look into our folders
    path = folder / "nginx.conf"
    path.write_text(
        f"{user}worker_processes 1;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\ndaemon off;\n"
        f"events {{}}\nhttp {{\naccess_log off;\n{places}{site}\n}}\n",
        "utf-8",
    )
    return path


def test_nginx_takes_the_example(tmp_path: Path) -> None:
    nginx, openssl = found("nginx"), found("openssl")
    key, certificate = tmp_path / "verkosto.key", tmp_path / "verkosto.pem"
    words = [
        openssl,
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "1",
    ]
    words += ["-subj", "/CN=verkosto.example.org", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(words, capture_output=True, check=True)
    site = (PROXY / "nginx.conf").read_text("utf-8")
    site = site.replace("/etc/ssl/private/verkosto.key", str(key)).replace(
        "/etc/ssl/certs/verkosto.pem", str(certificate)
    )
    said = subprocess.run(
        [nginx, "-t", "-c", str(nginx_around(site, tmp_path))], capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
    assert "warn" not in said.stderr


def test_caddy_takes_the_example(tmp_path: Path) -> None:
    words = [found("caddy"), "validate", "--adapter", "caddyfile", "--config", str(PROXY / "Caddyfile")]
    homes = {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    said = subprocess.run(words, capture_output=True, text=True, check=False, env=os.environ | homes)
    assert said.returncode == 0, said.stderr


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """The static server of the releases over `folder`; gives its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = (PROXY / "releases.conf").read_text("utf-8")
    site = site.replace("listen 8080;", f"listen 127.0.0.1:{port};").replace("root /srv;", f"root {folder};")
    with subprocess.Popen([found("nginx"), "-c", str(nginx_around(site, folder))], stderr=subprocess.DEVNULL) as nginx:
        try:
            for _ in range(100):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield port
        finally:
            nginx.terminate()


def ask(port: int, method: str, path: str, **headers: str) -> tuple[int, bytes, str | None]:
    """Status, body and what may be cached."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    told = answer.status, answer.read(), answer.getheader("Cache-Control")
    connection.close()
    return told


@pytest.mark.system
def test_the_static_server_gives_releases_whole_and_in_part_and_nothing_else(tmp_path: Path) -> None:
    found("nginx")
    tmp_path.chmod(0o755)
    release = tmp_path / "releases" / "2025-11-11T001500Z"
    release.mkdir(parents=True)
    (release / "fact.csv").write_bytes(b"a,b\n1,2\n")
    (tmp_path / "releases" / ".staging-x").mkdir()
    (tmp_path / "releases" / ".staging-x" / "fact.csv").write_bytes(b"half")
    (tmp_path / "releases" / "current").symlink_to(release.name)
    with serving(tmp_path) as port:
        kept = f"/releases/{release.name}/fact.csv"
        assert ask(port, "GET", kept) == (200, b"a,b\n1,2\n", "public, max-age=31536000, immutable")
        assert ask(port, "GET", "/releases/current/fact.csv") == (200, b"a,b\n1,2\n", "no-cache")
        status, body, _ = ask(port, "GET", kept, Range="bytes=4-6")
        assert (status, body) == (206, b"1,2")
        assert ask(port, "GET", "/health")[:2] == (200, b"well\n")
        for path in ("/releases/.staging-x/fact.csv", "/nginx.conf", "/releases/../nginx.conf", "/"):
            assert ask(port, "GET", path)[0] in (400, 404)
        assert ask(port, "PUT", kept)[0] == 403


def test_both_examples_hold_the_browser_to_its_own_host() -> None:
    for name in ("nginx.conf", "Caddyfile"):
        text = (PROXY / name).read_text("utf-8")
        [policy] = re.findall(r"Content-Security-Policy \"(.+?)\"", text)
        assert "connect-src 'self' ws: wss:;" in policy
        assert "127.0.0.1:4200" in text
        assert "/var/lib/verkosto/live/releases" in text
