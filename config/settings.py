"""Django's settings. What changes from one machine to another comes from the environment."""

import os
from pathlib import Path

import fontpkg_bricolage_grotesque
import fontpkg_inter
from csp.constants import NONE, SELF

from config.places import data_dir

DEBUG = False
SECRET_KEY = os.environ.get("PALIER_SECRET_KEY", "unsafe: only for commands that serve nothing")
PALIER_DEMO = os.environ.get("PALIER_DEMO") == "1"
ALLOWED_HOSTS = os.environ.get("PALIER_HOSTS", "127.0.0.1,localhost,testserver").split(",")
CSRF_TRUSTED_ORIGINS = [
    f"https://{host}" for host in ALLOWED_HOSTS if host not in {"127.0.0.1", "localhost"}
]
_HTTPS = os.environ.get("PALIER_HTTPS") == "1"
# Where people find Palier: written in the links of e-mails and letters, never read from a request.
PALIER_URL = os.environ.get(
    "PALIER_URL",
    f"https://{ALLOWED_HOSTS[0].lstrip('.')}" if _HTTPS else "http://127.0.0.1:8000",
)
PASSWORD_RESET_TIMEOUT = 3600

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "django_linear_migrations",
    "procrastinate.contrib.django",
    "palier.base.tenancy",
    "palier.base.journal",
    "palier.base.ui",
    "palier.base.documents",
    "palier.base.ledger",
    "palier.base.bank",
    "palier.base.accounts",
    "palier.registers.people",
    "palier.registers.housing",
    "palier.registers.papers",
    "palier.registers.partners",
    "palier.registers.programmes",
    "palier.registers.rights",
    "palier.work.titles",
    "palier.work.leases",
    "palier.work.inventories",
    "palier.work.sliding",
    "palier.work.billing",
    "palier.work.collecting",
    "palier.work.suppliers",
    "palier.work.owners",
    "palier.work.benefits",
    "palier.work.charges",
    "palier.work.succession",
    "palier.work.casework",
    "palier.work.support",
    "palier.work.sourcing",
    "palier.work.access",
    "palier.work.upkeep",
    "palier.work.arrears",
    "palier.work.eviction",
    "palier.work.residences",
    "palier.work.admissions",
    "palier.work.halting",
    "palier.work.neighbourhood",
    "palier.work.domiciliation",
    "palier.work.settling",
    "palier.work.meetings",
    "palier.work.results",
    "palier.work.hours",
    "palier.work.letters",
    "palier.doors.exchange",
    "config.apps.House",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.door.playing.Playing",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "palier.base.ui.incoming.CleanWords",
    "palier.base.tenancy.middleware.Doorkeeper",
    "palier.base.journal.middleware.RefusalsNoted",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "palier.base.ui.context.frame",
            ],
        },
    }
]

# How long the database works at one question, and waits for another's row, by kind of work: a page
# that asks too much is stopped and says so; commands (`palier import…`) take the time they take.
PATIENCE = {
    "page": {"statement_timeout": "20s", "lock_timeout": "6s"},
    "work": {"statement_timeout": "15min", "lock_timeout": "60s"},
}.get(os.environ.get("PALIER_PATIENCE", ""), {})
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": os.environ.get("PALIER_DB_HOST", ""),
        "PORT": os.environ.get("PALIER_DB_PORT", "5432"),
        "USER": os.environ.get("PALIER_DB_USER", "palier_app"),
        "PASSWORD": os.environ.get("PALIER_DB_PASSWORD", ""),
        "NAME": os.environ.get("PALIER_DB_NAME", "palier"),
        # A connection is tried before it is used: the database may have been started again.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **(
                {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}}
                if os.environ.get("PALIER_POOL") == "1"
                else {}
            ),
            **(
                {"options": " ".join(f"-c {name}={value}" for name, value in PATIENCE.items())}
                if PATIENCE
                else {}
            ),
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "tenancy.User"
LOGIN_URL = "accounts:sign_in"
PASSWORD_HASHERS = ["palier.base.accounts.passwords.OneCore"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [
    ("fonts/inter", str(Path(fontpkg_inter.__file__).parent / "files")),
    ("fonts/bricolage", str(Path(fontpkg_bricolage_grotesque.__file__).parent / "files")),
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = str(data_dir() / "files")
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Messages: on the console until one says otherwise (PALIER_EMAIL=smtp with the four below).
_EMAIL = os.environ.get("PALIER_EMAIL", "console")
EMAIL_BACKEND = {
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
    "file": "django.core.mail.backends.filebased.EmailBackend",
}.get(_EMAIL, "django.core.mail.backends.console.EmailBackend")
EMAIL_FILE_PATH = str(data_dir() / "outbox")
EMAIL_HOST = os.environ.get("PALIER_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("PALIER_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("PALIER_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("PALIER_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("PALIER_SMTP_TLS", "1") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("PALIER_EMAIL_FROM", "palier@localhost")
PALIER_SMS = os.environ.get("PALIER_SMS", "console")

SESSION_COOKIE_NAME = "palier"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31536000 if _HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

PROCRASTINATE_IMPORT_PATHS = [
    "palier.base.journal.jobs",
    "palier.base.ui.jobs",
    "palier.base.documents.jobs",
    "palier.base.accounts.jobs",
    "palier.work.arrears.jobs",
    "palier.doors.exchange.jobs",
    "config.jobs",
]
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    # A page that is not for one's role is no fault of the program: one line, no trace.
    "filters": {"brief": {"()": "palier.base.kit.logs.Brief"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["brief"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
