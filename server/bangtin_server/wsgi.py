"""Django, as a server calls it."""

import os

from django.core.wsgi import get_wsgi_application

from bangtin_server.admission import by_length

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangtin_server.settings")
application = by_length(get_wsgi_application())
