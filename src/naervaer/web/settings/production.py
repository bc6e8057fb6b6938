"""Settings of an installation in use. It does not start without a secret key and addresses, and never as a demo."""

import os

from django.core.exceptions import ImproperlyConfigured

from naervaer.web.settings.base import *  # noqa: F403
from naervaer.web.settings.base import ALLOWED_HOSTS, SECRET_KEY

SHORTEST_KEY = 50

if os.environ.get("NAERVAER_DEMO"):
    raise ImproperlyConfigured("NAERVAER_DEMO er sat. Demoens login uden adgangskode findes ikke i drift: fjern den.")
if len(SECRET_KEY) < SHORTEST_KEY:
    raise ImproperlyConfigured(f"NAERVAER_SECRET_KEY mangler eller er for kort. Giv den mindst {SHORTEST_KEY} tegn.")
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "NAERVAER_HOSTS mangler. Skriv adresserne adskilt af komma, for eksempel fravaer.kommune.dk."
    )

NAERVAER_REQUIRE_MFA = os.environ.get("NAERVAER_REQUIRE_MFA", "1") != "0"
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-naervaer"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
