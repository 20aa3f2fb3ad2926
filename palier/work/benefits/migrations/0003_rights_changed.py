"""What settling a remittance changed is kept, to be put back; each line knows the notice it is for.

Of what is settled already, the rooms above were told of the first notice that stands.
"""

import django.db.models.deletion
import palier.base.kit.owned
from palier.base.kit.owned import OwnTables
from django.db import migrations, models


TOLD = """
UPDATE benefits_remittanceline l SET notice_id = n.id
FROM benefits_remittance m, billing_rentnotice n
WHERE m.id = l.remittance_id AND m.state = 'settled'
  AND n.id = (SELECT x.id FROM billing_rentnotice x
    WHERE x.occupancy_id = l.occupancy_id AND x.month = l.month
      AND NOT EXISTS (SELECT FROM billing_noticereversal r WHERE r.notice_id = x.id)
    ORDER BY x.number LIMIT 1)
"""


class Migration(migrations.Migration):

    dependencies = [
        ('benefits', '0002_walls'),
        ('billing', '0009_left_open'),
    ]

    operations = [
        migrations.AddField(
            model_name='remittance',
            name='rights',
            field=models.JSONField(blank=True, default=dict, verbose_name='droits changés'),
        ),
        migrations.AddField(
            model_name='remittanceline',
            name='notice',
            field=palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='billing.rentnotice', verbose_name='avis'),
        ),
        migrations.RunSQL(TOLD, migrations.RunSQL.noop),
        OwnTables(),
    ]
