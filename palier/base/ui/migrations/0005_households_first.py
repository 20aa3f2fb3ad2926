"""Whoever types a name looks for somebody: among what corresponds as well, households come first."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("palier.base.ui.migrations.0002_walls").SEARCH.replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)
AFTER = BEFORE.replace(
    "'%' DESC, f.title, f.id", "'%' DESC, f.kind = 'ménage' DESC, f.title, f.id"
)


class Migration(migrations.Migration):
    dependencies = [("ui", "0004_standing")]

    operations = [migrations.RunSQL(AFTER, BEFORE)]
