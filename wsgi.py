"""The application for a web server: `granian --interface wsgi wsgi:app`, `flask --app wsgi …`."""

import os

from app import cli
from app.config import read_settings
from app.factory import create_app
from app.web.request_log import init_logging

init_logging()
app = create_app(read_settings(os.environ))
cli.register(app)
