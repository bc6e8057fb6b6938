"""The WSGI application gunicorn serves. It does not start with a policy or settings that are wrong."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naervaer.web.settings.production")
application = get_wsgi_application()

from naervaer.web.starting import stop_on_mistakes  # noqa: E402 - the checks need the settings

stop_on_mistakes()
