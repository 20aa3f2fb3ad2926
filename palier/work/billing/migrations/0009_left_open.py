"""Which amounts had no end of their own: a departure undone lets them run again."""

from django.db import migrations, models


LEFT = """
UPDATE billing_term t SET left_open = true FROM leases_occupancy o
WHERE o.id = t.occupancy_id AND o.state = 'ended' AND upper(t.period) = upper(o.period)
"""


class Migration(migrations.Migration):

    dependencies = [
        ('billing', '0008_benefits_told'),
    ]

    operations = [
        migrations.AddField(
            model_name='term',
            name='left_open',
            field=models.BooleanField(db_default=False, default=False, verbose_name='sans fin à soi'),
        ),
        migrations.RunSQL(LEFT, migrations.RunSQL.noop),
    ]
