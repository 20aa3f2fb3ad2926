"""What was carried from another contract says from which deposit, by key and no longer by words."""

import django.db.models.deletion
import palier.base.kit.owned
from palier.base.kit.owned import OwnTables
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('leases', '0008_a_deposit_brought'),
    ]

    operations = [
        migrations.AddField(
            model_name='depositreceipt',
            name='former',
            field=palier.base.kit.owned.OwnedForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried_to', to='leases.securitydeposit', verbose_name='dépôt d’avant'),
        ),
        OwnTables(),
    ]
