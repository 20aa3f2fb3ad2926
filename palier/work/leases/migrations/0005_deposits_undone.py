"""A receipt of a deposit that was noted by mistake is undone, and stays readable."""

import django.db.models.deletion
from django.db import migrations, models

import palier.base.kit.owned
from palier.base.kit.owned import OwnTables, append_only


class Migration(migrations.Migration):

    dependencies = [
        ('leases', '0004_occupancy_words'),
        ('tenancy', '0006_books_of_a_site'),
    ]

    operations = [
        migrations.CreateModel(
            name='DepositReceiptUndone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='annulé le')),
                ('reason', models.CharField(max_length=200, verbose_name='parce que')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
                ('receipt', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='undoings', to='leases.depositreceipt', verbose_name='versement')),
            ],
            options={
                'verbose_name': 'versement de dépôt annulé',
                'constraints': [models.UniqueConstraint(fields=('receipt',), name='deposit_receipt_undone_once', violation_error_message='Ce versement est déjà annulé.')],
            },
        ),
        OwnTables(),
        append_only("leases_depositreceiptundone"),
    ]
