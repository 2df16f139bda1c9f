"""The application that the web server serves. Production refuses to start with the demo's settings."""

import os

from django.core.wsgi import get_wsgi_application

from candour.config.apps import production_is_not_a_demo

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
application = get_wsgi_application()

if refusals := production_is_not_a_demo():
    raise SystemExit("Candour does not start. " + " ".join(refusal.msg for refusal in refusals))
