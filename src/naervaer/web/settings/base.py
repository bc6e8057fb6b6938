"""Settings every installation shares. Secrets and addresses come from the environment."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

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
NAERVAER_FILE_KEYS = os.environ.get("NAERVAER_FILE_KEYS", "")
"""The keys that uploaded papers are encrypted under, ``name:base64``, the newest first; none, and none are taken."""
NAERVAER_FILE_FOLDER = os.environ.get("NAERVAER_FILE_FOLDER", "")
"""Where encrypted papers lie; empty = in the database."""
NAERVAER_JOURNAL_MEMORY_MB = 128
"""What it costs in memory to try one secret of a journal key (Argon2id)."""
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
    "naervaer.web.agreements",
    "naervaer.web.decisions",
    "naervaer.web.sparring",
    "naervaer.web.advice",
    "naervaer.web.conversations",
    "naervaer.web.sickcall",
    "naervaer.web.early",
    "naervaer.web.returning",
    "naervaer.web.records",
    "naervaer.web.papers",
    "naervaer.web.vault",
    "naervaer.web.presenteeism",
    "naervaer.web.scheme",
    "naervaer.web.courses",
    "naervaer.web.efforts",
    "naervaer.web.journal",
    "naervaer.web.evaluation",
    "naervaer.web.booking",
    "naervaer.web.invoices",
    "naervaer.web.status",
    "naervaer.web.threeparty",
    "naervaer.web.reports",
    "naervaer.web.notices",
    "naervaer.web.handbook",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "naervaer.web.evaluation.nobody.NobodyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "naervaer.web.accounts.middleware.SessionLimitsMiddleware",
    "naervaer.web.remembering.RememberingMiddleware",
    "naervaer.web.access.middleware.ActorMiddleware",
    "naervaer.web.accounts.second_factor.SecondFactorMiddleware",
    "naervaer.web.access.middleware.PrivatePagesMiddleware",
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

PASSWORD_RESET_TIMEOUT = 7 * 24 * 3600
"""How long the link of an invitation can be used, in seconds."""
NAERVAER_REQUIRE_MFA = False
"""Whether every account with a role beyond employee must have a second factor before anything else."""

LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "accounts:home"
NAERVAER_LOGIN_ATTEMPTS = "5/15m/key,30/15m/ip"
"""Refused logins before a pause: for one account, and from one address."""

ACCOUNT_ADAPTER = "naervaer.web.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "naervaer.web.accounts.forms.LoginForm",
    "change_password": "naervaer.web.accounts.forms.ChangePasswordForm",
    "reauthenticate": "naervaer.web.accounts.forms.ReauthenticateForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
EMAIL_TIMEOUT = 10
EMAIL_HOST = os.environ.get("NAERVAER_MAIL_HOST", "localhost")
NAERVAER_MAIL_PORT = os.environ.get("NAERVAER_MAIL_PORT") or "25"
EMAIL_PORT = int(NAERVAER_MAIL_PORT) if NAERVAER_MAIL_PORT.isdecimal() else 25
EMAIL_HOST_USER = os.environ.get("NAERVAER_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("NAERVAER_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("NAERVAER_MAIL_TLS", "0") == "1"
NAERVAER_MAIL_FROM = os.environ.get("NAERVAER_MAIL_FROM", "")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = NAERVAER_MAIL_FROM or "naervaer@localhost"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "accounts:login"
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_RATE_LIMITS = {"login_failed": NAERVAER_LOGIN_ATTEMPTS}
ACCOUNT_SESSION_REMEMBER = False
NAERVAER_PROXIES = os.environ.get("NAERVAER_PROXIES") or "0"
ALLAUTH_TRUSTED_PROXY_COUNT = int(NAERVAER_PROXIES) if NAERVAER_PROXIES.isdecimal() else 0
MFA_ADAPTER = "naervaer.web.accounts.adapter.MfaAdapter"
MFA_FORMS = {
    "authenticate": "naervaer.web.accounts.forms.CodeForm",
    "reauthenticate": "naervaer.web.accounts.forms.CodeForm",
    "activate_totp": "naervaer.web.accounts.forms.ActivateCodeForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Nærvær"

SESSION_COOKIE_NAME = "naervaer"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
NAERVAER_IDLE_MINUTES = int(os.environ.get("NAERVAER_IDLE_MINUTES", "30"))
NAERVAER_SESSION_HOURS = int(os.environ.get("NAERVAER_SESSION_HOURS", "10"))
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "naervaer.web.access.errors.csrf_failure"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

LANGUAGE_CODE = "da"
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["naervaer.web.formats"]

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
