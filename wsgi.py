"""The application for a web server: `granian --interface wsgi wsgi:app`, `flask --app wsgi …`."""

import gc
import os

from app.config import read_settings
from app.factory import create_app
from app.web.request_log import init_logging

app = create_app(read_settings(os.environ))

# A web server has no use for the commands, nor for the 10 MB of Alembic that they import.
if "FLASK_RUN_FROM_CLI" in os.environ:
    from app import cli

    cli.register(app)

init_logging()

# What was made until now lives as long as the process; the collector need not look at it again and again.
gc.collect()
gc.freeze()
