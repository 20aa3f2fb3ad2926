"""What the server calls. It refuses to start with a database role that could pass the walls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from palier.base.tenancy.walls import check_role  # noqa: E402

check_role()
