"""A household is sent to an offer of a partner."""

import django.db.models.deletion
import palier.base.kit.owned
from django.db import migrations

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0006_a_word_left'),
        ('partners', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='referral',
            name='offer',
            field=palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='partners.offer', verbose_name='offre'),
        ),
        OwnTables(),
    ]
