"""The application for a web server: `granian --interface wsgi wsgi:app`, `flask --app wsgi …`."""

import os

from app import cli
from app.config import read_settings
from app.factory import create_app

app = create_app(read_settings(os.environ))
cli.register(app)
