"""Settings of the tests: a fixed day, fast hashing, mail in memory, plain static files nobody has to collect."""

from naervaer.web.settings.base import *  # noqa: F403
from naervaer.web.settings.base import MIDDLEWARE as SHARED_MIDDLEWARE

SECRET_KEY = "kun til test"  # noqa: S105
ALLOWED_HOSTS = ["*"]
NAERVAER_FILE_KEYS = "proeve:" + "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
NAERVAER_JOURNAL_MEMORY_MB = 1
NAERVAER_POLICY = "hjoerring"
NAERVAER_TODAY = "2026-11-23"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MIDDLEWARE = [name for name in SHARED_MIDDLEWARE if not name.startswith("whitenoise.")]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
