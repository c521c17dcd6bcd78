"""The settings, read once from the environment; every fault is reported at once."""

from __future__ import annotations

import hashlib
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
"""The project's folder: `courses/`, `simulations/`, `migrations/` and `static/` are found from here."""

LONGEST_SOCKET_PATH = 100
"""Operating systems refuse unix sockets with longer paths (108 bytes on Linux, 104 on macOS)."""


class BadSettings(Exception):
    """One or more settings cannot be used; the message names each and says what would do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator may decide. docs/operations.md lists every one."""

    data_dir: Path
    database_url: str
    redis_url: str
    """Where the queue and the rate limits live; a `unix://` address while Valkey is embedded."""
    redis_is_embedded: bool
    secret_key: str
    host: str
    port: int
    public_url: str
    """How people reach this server; it stands in mails and behind QR codes. No trailing slash."""
    mail_url: str
    """`file:///folder` writes mails there; `smtp://user:password@host:port` sends them."""
    mail_from: str
    web_workers: int
    trusted_proxies: int
    """How many reverse proxies set X-Forwarded-* headers that may be believed."""
    job_lease_s: int
    """Seconds after which a job that was handed over and is not done is handed over again."""

    @property
    def behind_tls(self) -> bool:
        """Whether people reach the server by https, so that cookies are Secure and HSTS is sent."""
        return self.public_url.startswith("https://")


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings.

    Raises:
        BadSettings: naming every setting that cannot be used.
    """
    faults: list[str] = []
    data_dir = _data_dir(environment, faults)
    port = _number(environment, "PORT", 8000, 1, 65_535, faults)
    host = environment.get("HOST", "127.0.0.1")
    redis_url = environment.get("REDIS_URL", "")
    settings = Settings(
        data_dir=data_dir,
        database_url=_database_url(environment, data_dir, faults),
        redis_url=_redis_url(redis_url, data_dir, faults),
        redis_is_embedded=not redis_url,
        secret_key=_secret_key(environment, data_dir, faults),
        host=host,
        port=port,
        public_url=_public_url(environment, host, port, faults),
        mail_url=_mail_url(environment, data_dir, faults),
        mail_from=environment.get("MAIL_FROM", "Heart-Research Pro <no-reply@localhost>"),
        web_workers=_number(environment, "WEB_WORKERS", 2, 1, 64, faults),
        trusted_proxies=_number(environment, "TRUSTED_PROXIES", 0, 0, 5, faults),
        job_lease_s=_number(environment, "JOB_LEASE_SECONDS", 30, 1, 3_600, faults),
    )
    if faults:
        raise BadSettings("\n".join(faults))
    return settings


def _number(
    environment: Mapping[str, str], name: str, default: int, low: int, high: int, faults: list[str]
) -> int:
    text = environment.get(name, str(default))
    if text.isascii() and text.isdigit() and low <= int(text) <= high:
        return int(text)
    faults.append(f"{name} must be a whole number from {low} to {high}, not {text!r}.")
    return default


def _data_dir(environment: Mapping[str, str], faults: list[str]) -> Path:
    folder = Path(environment.get("DATA_DIR", str(ROOT / "var"))).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        faults.append(f"DATA_DIR {folder} cannot be used: {fault.strerror}.")
    return folder


def _database_url(environment: Mapping[str, str], data_dir: Path, faults: list[str]) -> str:
    url = environment.get("DATABASE_URL", "")
    if not url:
        return f"sqlite:///{data_dir / 'heart-research.sqlite3'}"
    scheme = urlsplit(url).scheme
    if scheme in {"postgres", "postgresql"}:
        return "postgresql+psycopg" + url[len(scheme) :]
    if scheme not in {"sqlite", "postgresql+psycopg"}:
        faults.append("DATABASE_URL must begin with postgresql:// or sqlite:///.")
    return url


def _redis_url(url: str, data_dir: Path, faults: list[str]) -> str:
    if not url:
        return f"unix://{_socket(data_dir)}"
    if urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
        faults.append("REDIS_URL must begin with redis://, rediss:// or unix://.")
    return url


def _socket(data_dir: Path) -> Path:
    socket = data_dir / "valkey.sock"
    if len(str(socket)) <= LONGEST_SOCKET_PATH:
        return socket
    name = hashlib.sha256(str(data_dir).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"heart-research-{name}.sock"


def _secret_key(environment: Mapping[str, str], data_dir: Path, faults: list[str]) -> str:
    given = environment.get("SECRET_KEY")
    if given is not None:
        if len(given) < 32:
            faults.append("SECRET_KEY must have at least 32 characters.")
        return given
    kept = data_dir / "secret-key"
    try:
        return _kept_secret(kept)
    except OSError as fault:
        faults.append(f"The secret key cannot be kept in {kept}: {fault.strerror}.")
        return ""


def _kept_secret(kept: Path) -> str:
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return kept.read_text(encoding="ascii")


def _public_url(environment: Mapping[str, str], host: str, port: int, faults: list[str]) -> str:
    url = environment.get("PUBLIC_URL", f"http://{host}:{port}").rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path:
        faults.append("PUBLIC_URL must look like https://training.example.cn, without a path.")
    return url


def _mail_url(environment: Mapping[str, str], data_dir: Path, faults: list[str]) -> str:
    url = environment.get("MAIL_URL", f"file://{data_dir / 'mail'}")
    if urlsplit(url).scheme not in {"file", "smtp", "smtps"}:
        faults.append("MAIL_URL must begin with file://, smtp:// or smtps://.")
    return url
