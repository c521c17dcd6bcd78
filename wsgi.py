"""The application for a web server: `granian --interface wsgi wsgi:app`, `flask --app wsgi …`."""

import gc
import os

from app import cli
from app.config import read_settings
from app.factory import create_app
from app.web.request_log import init_logging

init_logging()
app = create_app(read_settings(os.environ))
cli.register(app)

# What was made until now lives as long as the process; the collector need not look at it again and again.
gc.collect()
gc.freeze()
