"""Settings: read once, every fault named at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.config import BadSettings, read_settings


def test_nothing_configured_runs_on_embedded_defaults(tmp_path: Path):
    settings = read_settings({"DATA_DIR": str(tmp_path)})

    assert settings.database_url.startswith("sqlite:///")
    assert settings.redis_is_embedded
    assert settings.redis_url.startswith("unix://")
    assert not settings.behind_tls


def test_the_secret_key_is_made_once_and_nobody_else_reads_it(tmp_path: Path):
    first, second = (read_settings({"DATA_DIR": str(tmp_path)}).secret_key for _ in range(2))

    assert first == second
    assert len(first) >= 32
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_a_postgresql_address_uses_our_driver(tmp_path: Path):
    settings = read_settings({"DATA_DIR": str(tmp_path), "DATABASE_URL": "postgres://u:p@h/db"})

    assert settings.database_url == "postgresql+psycopg://u:p@h/db"


def test_a_socket_path_too_long_for_the_system_is_shortened(tmp_path: Path):
    settings = read_settings({"DATA_DIR": str(tmp_path / ("deep" * 30))})

    assert len(settings.redis_url) < 108


def test_every_fault_is_named_at_once(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(BadSettings) as fault:
        read_settings(
            {
                "DATA_DIR": str(tmp_path),
                "PORT": "eighty",
                "DATABASE_URL": "mysql://x",
                "REDIS_URL": "http://x",
                "SECRET_KEY": "short",
                "PUBLIC_URL": "training.example.cn",
                "MAIL_URL": "carrier-pigeon://x",
                "WEB_WORKERS": "0",
            }
        )

    said = str(fault.value)
    for name in ("PORT", "DATABASE_URL", "REDIS_URL", "SECRET_KEY", "PUBLIC_URL", "MAIL_URL", "WEB_WORKERS"):
        assert name in said


def test_a_data_folder_that_cannot_be_is_named(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(BadSettings, match="DATA_DIR"):
        read_settings({"DATA_DIR": str(tmp_path / "file" / "inside")})


def test_https_makes_cookies_secure(tmp_path: Path):
    assert read_settings({"DATA_DIR": str(tmp_path), "PUBLIC_URL": "https://x.example"}).behind_tls
