"""Among households, those whose name says what was typed come before those where a member does."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("palier.base.ui.migrations.0005_households_first").AFTER
AFTER = BEFORE.replace(
    "f.kind = 'ménage' DESC,",
    "f.kind = 'ménage' DESC,\n      ' ' || regexp_replace(unaccent(lower(f.title)), '[^a-z0-9]+', ' ', 'g')"
    " LIKE '% ' || asked || '%' DESC,",
)


class Migration(migrations.Migration):
    dependencies = [("ui", "0005_households_first")]

    operations = [migrations.RunSQL(AFTER, BEFORE)]
