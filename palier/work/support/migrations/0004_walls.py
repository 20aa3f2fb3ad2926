"""The second lock on the new tables."""

from django.db import migrations

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):
    dependencies = [("support", "0003_course_of_measures")]

    operations = [OwnTables()]
