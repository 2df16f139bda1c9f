"""Settings, all from the environment; `docs/reference/settings.md` is generated from `environment.py`."""

from pathlib import Path

from candour.config import environment
from candour.config.database import database
from candour.config.demo.tries import TRIES
from candour.config.logs import without_the_trace_of_a_refusal

ROOT = Path(__file__).resolve().parents[2]

MODE = environment.MODE.read()
DEMO = MODE in {"demo", "test"}
DEMO_SENTENCES = TRIES if DEMO else {}
PRODUCTION = MODE == "production"

SECRET_KEY = environment.SECRET_KEY.read()
DEBUG = False
ALLOWED_HOSTS = environment.ALLOWED_HOSTS.read().split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "axes",
    "csp",
    "procrastinate.contrib.django",
    "candour.staff",
    "candour.access",
    "candour.audit",
    "candour.workflow",
    "candour.mail",
    "candour.design_system",
    "candour.cases",
    "candour.documents",
    "candour.notifications",
    "candour.action_plans",
    "candour.reviews",
    "candour.quality",
    "candour.recommendations",
    "candour.disclosure",
    "candour.families",
    "candour.front_door",
    "candour.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "candour.audit.request.number_the_request",
    "candour.front_door.middleware.answer_plainly",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "candour.front_door.middleware.end_old_sessions",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "candour.access.middleware.refuse_by_default",
    "candour.config.middleware.limit_rows_to_the_reader",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "candour.config.urls"
WSGI_APPLICATION = "candour.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "candour.design_system.environment.environment",
            "context_processors": ["candour.design_system.context.page"],
        },
    },
]

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "staff.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username"], ["ip_address"]]
AXES_HANDLER = "candour.front_door.attempts.Attempts"
AXES_CLIENT_IP_CALLABLE = "candour.front_door.attempts.client_address"
TRUSTED_PROXIES = environment.TRUSTED_PROXIES.read_networks()
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "candour.front_door.views.too_many_attempts"
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 30 * 60
# Not in a cookie: what was told to one person ends with their session, also where it was never shown.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "candour.front_door.views.form_expired"
if PRODUCTION:
    SESSION_COOKIE_NAME = "__Host-session"
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrf"
    CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Not no-referrer: a browser would then send "Origin: null" with every form, and none would be accepted.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "manifest-src": ["'self'"],
    },
}

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
CANDOUR_REACTIONS = "candour.config.reactions.REACTIONS"
CANDOUR_CALENDAR = "candour.notifications.calendar.known_calendar"
CANDOUR_NAVIGATION = "candour.front_door.navigation.items"
CASE_PANELS = [
    "candour.notifications.views.panels.answer_panel",
    "candour.notifications.views.panels.deadlines_panel",
    "candour.reviews.views.panels.review_panel",
    "candour.quality.views.panels.quality_panel",
    "candour.families.views.panels.families_panel",
    "candour.documents.views.panels.documents_panel",
    "candour.disclosure.views.panels.disclosure_panel",
]
DECISION_PANELS = ["candour.reviews.views.early_look_panel.early_look_panel"]
FAMILY_PANELS = ["candour.disclosure.views.panels.family_panel"]
REVIEW_PANELS = ["candour.quality.views.panels.review_quality_panel"]

CLOSING_GUARDS = [
    "candour.action_plans.queries.left_to_do",
    "candour.reviews.queries.closing.left_to_do",
    "candour.quality.queries.closing.left_to_do",
    "candour.families.queries.closing.left_to_do",
    "candour.disclosure.queries.closing.left_to_do",
]
"""What each slice says is left to do before a case can be closed."""
DOCUMENT_RELIERS = ["candour.reviews.queries.renditions.relying_on"]
SCANNER = environment.SCANNER.read()

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [environment.STATE_FOLDER.read_path(ROOT) / "assets"]
STATIC_ROOT = environment.STATE_FOLDER.read_path(ROOT) / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

FILE_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

EMAIL_BACKEND = environment.EMAIL_BACKEND.read()
EMAIL_HOST = environment.EMAIL_HOST.read()
DEFAULT_FROM_EMAIL = environment.EMAIL_FROM.read()
SERVICE_ADDRESS = environment.SERVICE_ADDRESS.read()

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {
        "refusals": {"()": "django.utils.log.CallbackFilter", "callback": without_the_trace_of_a_refusal}
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["refusals"]}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
