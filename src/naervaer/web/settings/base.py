"""Settings every installation shares. Secrets and addresses come from the environment."""

import os
from pathlib import Path

from naervaer.web.settings.database import database_from

DATA_DIR = Path(os.environ.get("NAERVAER_DATA", Path.cwd() / "var"))
SECRET_KEY = os.environ.get("NAERVAER_SECRET_KEY", "")
ALLOWED_HOSTS = [host for host in os.environ.get("NAERVAER_HOSTS", "").split(",") if host]
DEBUG = False

NAERVAER_POLICY = os.environ.get("NAERVAER_POLICY", "standard")
NAERVAER_TODAY: str | None = None
NAERVAER_URL = os.environ.get("NAERVAER_URL", "http://localhost:8000/")
"""The address that mails send people to."""
NAERVAER_DEMO = False
NAERVAER_PERSON_KEY = os.environ.get("NAERVAER_PERSON_KEY", "")
NAERVAER_CONTACT = os.environ.get("NAERVAER_CONTACT", "")
NAERVAER_ACCESSIBILITY_URL = os.environ.get("NAERVAER_ACCESSIBILITY_URL", "")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "naervaer.web.design",
    "naervaer.web.access",
    "naervaer.web.organisation",
    "naervaer.web.accounts",
    "naervaer.web.audit",
    "naervaer.web.imports",
    "naervaer.web.absence",
    "naervaer.web.followup",
    "naervaer.web.reports",
    "naervaer.web.notices",
    "naervaer.web.handbook",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "naervaer.web.access.middleware.ActorMiddleware",
]

ROOT_URLCONF = "naervaer.web.urls"
WSGI_APPLICATION = "naervaer.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "naervaer.web.design.context.page",
            ],
        },
    }
]

DATABASES = {"default": database_from(os.environ.get("DATABASE_URL", ""), DATA_DIR)}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "da"
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
