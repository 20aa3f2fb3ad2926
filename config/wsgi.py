"""What the server calls. It refuses to start with a database role that could pass the walls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402
from django.core.exceptions import ImproperlyConfigured  # noqa: E402

from palier.base.tenancy.walls import check_role  # noqa: E402

if settings.SECRET_KEY.startswith("unsafe"):
    raise ImproperlyConfigured("PALIER_SECRET_KEY manque : lancez « palier serve », ou donnez-la.")
check_role()
