"""When it was known that a plan runs, or is over: a notice printed again says what it said.

Of the plans that are there, nothing better is known than the days written on them.
"""

from django.db import migrations, models

KNOWN = """
UPDATE arrears_repaymentplan SET
  runs_since = CASE WHEN state <> 'proposed' THEN agreed_on::timestamptz END,
  over_since = (ended_on + 1)::timestamptz
"""


class Migration(migrations.Migration):
    dependencies = [("arrears", "0002_walls")]

    operations = [
        migrations.AddField(
            model_name="repaymentplan",
            name="over_since",
            field=models.DateTimeField(editable=False, null=True, verbose_name="noté terminé à"),
        ),
        migrations.AddField(
            model_name="repaymentplan",
            name="runs_since",
            field=models.DateTimeField(editable=False, null=True, verbose_name="noté en cours à"),
        ),
        migrations.RunSQL(KNOWN, migrations.RunSQL.noop),
    ]
