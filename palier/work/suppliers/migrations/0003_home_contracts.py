"""Contracts of water, power, insurance of homes, and their bills."""

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import palier.base.kit.columns
import palier.base.kit.owned
from django.db import migrations, models

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):

    dependencies = [
        ('housing', '0003_readings_removed'),
        ('people', '0005_bodies_corrected'),
        ('suppliers', '0002_walls'),
        ('tenancy', '0007_former_prorations'),
    ]

    operations = [
        migrations.CreateModel(
            name='HomeContract',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('water', 'eau'), ('power', 'électricité'), ('gas', 'gaz'), ('heat', 'chauffage'), ('insurance', 'assurance'), ('net', 'internet et téléphone'), ('waste', 'ordures et assainissement'), ('other', 'autre')], max_length=9, verbose_name='quoi')),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='n° de contrat ou de client')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='période')),
                ('notice_months', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='préavis, en mois')),
                ('year_cost', palier.base.kit.columns.MoneyField(decimal_places=2, max_digits=12, null=True, verbose_name='coût prévu par an')),
                ('words', models.CharField(blank=True, max_length=200, verbose_name='à savoir')),
                ('meter', palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='home_contracts', to='housing.meter', verbose_name='compteur')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
                ('place', palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='home_contracts', to='housing.place', verbose_name='logement')),
                ('site', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='home_contracts', to='tenancy.site', verbose_name='site')),
                ('supplier', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='home_contracts', to='people.body', verbose_name='fournisseur')),
            ],
            options={
                'verbose_name': 'contrat d’un logement',
            },
        ),
        migrations.AddField(
            model_name='invoiceline',
            name='contract',
            field=palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bills', to='suppliers.homecontract', verbose_name='contrat du logement'),
        ),
        OwnTables(),
    ]
