"""Django's settings; everything that differs between machines comes from the environment."""

import os

import dj_database_url

from bangtin_server.environment import environment
from bangtin_server.secret import secret_key

ENVIRONMENT = environment(os.environ)

HEARTBEAT_SECONDS = 60
"""How often a player says how it is."""

DATA = ENVIRONMENT.data
STORAGE_URL = ENVIRONMENT.storage
CLOCK_OFFSET = ENVIRONMENT.clock_offset
PROXIES = ENVIRONMENT.proxies
SECOND_FACTOR_ROLES = ENVIRONMENT.second_factor

SECRET_KEY = secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = [ENVIRONMENT.host, "127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.address]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "bangtin_server.accounts",
    "bangtin_server.library",
    "bangtin_server.players",
    "bangtin_server.scheduling",
    "bangtin_server.emergencies",
    "bangtin_server.reports",
    "bangtin_server.console",
]
MIDDLEWARE = [
    "bangtin_server.api.request_counts.RequestCounts",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "bangtin_server.console.language.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "bangtin_server.access.Gate",
]
ROOT_URLCONF = "bangtin_server.urls"
WSGI_APPLICATION = "bangtin_server.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "bangtin_server.console.language.words",
                "bangtin_server.console.orders.alerts.alerts",
                "bangtin_server.console.offered.offered",
                "bangtin_server.console.library.task_pages.awaited",
            ],
        },
    },
]

DATABASES = {"default": dj_database_url.parse(ENVIRONMENT.database, conn_max_age=60, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL with FULL loses no acknowledged row in a power cut (architecture.md 8); IMMEDIATE so that two writers wait
    # for one another instead of failing when a read turns into a write.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # straight from the package: a centre needs no collecting step
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.secure
if ENVIRONMENT.secure:  # https ends at a proxy, which overwrites this header (deploy/server/nginx)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_NAME = "__Host-bangtin" if ENVIRONMENT.secure else "bangtin"
SESSION_COOKIE_AGE = 7 * 24 * 3600  # at the longest; half a day of silence ends it, too (accounts/sign_ins.py)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"  # the QR code on a wall leads a signed-in phone to its page
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "bangtin_server.console.refusals.forged"
LOGIN_URL = "/sign-in"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "connect-src": ["'self'"],
        "img-src": ["'self'"],
        "media-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]  # what is measured is on a disk
FILE_UPLOAD_MAX_MEMORY_SIZE = 0
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "bangtin_server.log_lines.Line", "format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
}
