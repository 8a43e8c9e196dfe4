import datetime as dt
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractors.attempt import Attempt
from extractors.fetch import Fetcher
from extractors.fetch.errors import FetchError
from extractors.fetch.guard import Guard, resolve, whole_address
from extractors.fetch.wire import GuardedAdapter
from tests.extractors.fetch.loopback import MakeFetcher, Site

PRIVATE = [
    "127.0.0.1",
    "127.8.8.8",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "168.63.129.16",
    "100.100.100.200",
    "0.0.0.0",  # noqa: S104 (refused, not bound)
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "198.18.0.1",
    "::",
    "::1",
    "::127.0.0.1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::10.0.0.1",
    "2002:7f00:1::",
]
PUBLIC = ["193.166.3.2", "8.8.8.8", "2001:708::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "172.32.0.1"]


def _fetch(fetcher: Fetcher, url: str) -> Attempt:
    return fetcher.fetch(run_id="night-1", source_id="fisu", url=url, lang="fi")


def _answers(*addresses: str) -> Callable[[str], list[str]]:
    return lambda host: list(addresses)


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_public(address: str) -> None:
    with pytest.raises(FetchError, match="forbidden_address"):
        Guard(None, allow_private=False).check_ip(address)
    with pytest.raises(FetchError, match="forbidden_address"):
        Guard(None, allow_private=False).check_host(address)
    with pytest.raises(FetchError, match="forbidden_address"):
        Guard(_answers("8.8.8.8", address), allow_private=False).check_host("city.example")
    Guard(_answers(address), allow_private=True).check_host("city.example")


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_that_are_public(address: str) -> None:
    Guard(None, allow_private=False).check_host(address)
    Guard(_answers(address), allow_private=False).check_host("city.example")


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost.", "a.localhost", "printer.local", "metadata.google.internal", "127.1", "2130706433"],
)
def test_names_and_spellings_of_this_machine(host: str) -> None:
    with pytest.raises(FetchError, match="forbidden_address"):
        Guard(None, allow_private=False).check_host(host)


def test_without_a_resolver_a_name_is_taken_as_it_is() -> None:
    Guard(None, allow_private=False).check_host("fisunetwork.example")


def test_a_name_that_does_not_resolve(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing_found(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nothing_found)
    with pytest.raises(FetchError, match="connection"):
        resolve("no-such-host.invalid")


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("HTTPS://Kunta.Example/Jäsenet?a=b c#osa", "https://kunta.example/J%C3%A4senet?a=b%20c"),
        ("http://hämeenlinna.example", "http://xn--hmeenlinna-q5a.example/"),
        ("http://a.example/x/../y/", "http://a.example/y/"),
    ],
)
def test_an_address_as_it_is_sent(url: str, sent: str) -> None:
    assert whole_address(url) == sent


def test_a_fetcher_refuses_this_machine_and_says_so(site: Site, make_fetcher: MakeFetcher) -> None:
    attempt = _fetch(make_fetcher(allow_private_addresses=False), site.page("/p"))
    assert (attempt.outcome, attempt.reason) == ("denied", "forbidden_address")
    assert site.paths == []


def test_a_redirect_to_a_private_address_is_not_followed(site: Site, make_fetcher: MakeFetcher) -> None:
    """The first host is let through by a resolver that calls it public; a literal address needs no resolver."""
    web = _Rerouted({"city.example": site})
    url = f"http://city.example:{site.server.server_port}/p"
    site.page("/p", b"", status=302, Location="http://169.254.169.254/latest/meta-data/")
    fetcher = make_fetcher(adapter=web, resolver=_answers("8.8.8.8"), allow_private_addresses=False)
    attempt = _fetch(fetcher, url)
    assert (attempt.outcome, attempt.reason) == ("denied", "forbidden_address")
    assert attempt.final_url == url
    assert web.hosts == ["city.example", "city.example"]


def test_robots_txt_that_redirects_to_a_private_address_is_not_followed(site: Site, make_fetcher: MakeFetcher) -> None:
    web = _Rerouted({"city.example": site})
    site.page("/robots.txt", b"", status=302, Location="http://10.0.0.1/robots.txt")
    fetcher = make_fetcher(adapter=web, resolver=_answers("8.8.8.8"), allow_private_addresses=False)
    assert _fetch(fetcher, f"http://city.example:{site.server.server_port}/p").reason == "robots_unavailable"
    assert web.hosts == ["city.example"]


def test_a_name_that_changes_its_address_after_the_check_is_caught_at_the_socket(
    site: Site, make_fetcher: MakeFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: public when the guard asks, this machine when the socket connects."""
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *a, **k: real("127.0.0.1", *a, **k))
    fetcher = make_fetcher(resolver=_answers("8.8.8.8"), allow_private_addresses=False)
    attempt = _fetch(fetcher, f"http://city.example:{site.server.server_port}/p")
    assert attempt.reason == "robots_unavailable"
    assert "not on the public Internet" in (attempt.detail or "")
    assert site.paths == []


class _Rerouted(GuardedAdapter):
    """Brings the requests to named hosts to a loopback site, as a public network would."""

    def __init__(self, sites: dict[str, Site]) -> None:
        super().__init__(Guard(None, allow_private=True), head_seconds=5)
        self.sites = sites
        self.hosts: list[str] = []

    def send(self, request, *args, **kwargs):
        host = whole_address(request.url).split("/")[2].partition(":")[0]
        self.hosts.append(host)
        request.url = request.url.replace(host, "127.0.0.1")
        assert host in self.sites
        return super().send(request, *args, **kwargs)


@pytest.fixture
def self_signed(tmp_path: Path) -> Iterator[int]:
    """The port of a TLS server whose certificate nobody vouches for."""
    x509 = pytest.importorskip("cryptography.x509")
    hashes = pytest.importorskip("cryptography.hazmat.primitives.hashes")
    serialization = pytest.importorskip("cryptography.hazmat.primitives.serialization")
    ec = pytest.importorskip("cryptography.hazmat.primitives.asymmetric.ec")

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "server.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            try:
                context.wrap_socket(connection, server_side=True).close()
            except OSError:
                connection.close()

    threading.Thread(target=serve, daemon=True).start()
    yield listening.getsockname()[1]
    listening.close()


def test_a_certificate_that_nobody_vouches_for_is_refused(self_signed: int, make_fetcher: MakeFetcher) -> None:
    attempt = _fetch(make_fetcher(), f"https://127.0.0.1:{self_signed}/")
    assert attempt.reason == "robots_unavailable"
    assert attempt.detail == "robots.txt: the certificate or the handshake cannot be trusted"
