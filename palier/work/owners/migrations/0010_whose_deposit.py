"""What a deposit paid a principal says which deposit, so that both are undone together."""

import django.db.models.deletion
import palier.base.kit.owned
from palier.base.kit.owned import OwnTables
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('leases', '0007_a_deposit_held_again'),
        ('owners', '0009_a_sum_told_again'),
    ]

    operations = [
        migrations.AddField(
            model_name='mandatemove',
            name='deposit',
            field=palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leases.securitydeposit', verbose_name='dépôt dont c’est une retenue'),
        ),
        OwnTables(),
    ]
