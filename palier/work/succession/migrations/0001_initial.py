"""Scenarios for the end of a title; titles handed over with their contracts."""

import django.db.models.deletion
import palier.base.kit.columns
import palier.base.kit.owned
from django.db import migrations, models

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('leases', '0011_contracts_handed_over'),
        ('people', '0005_bodies_corrected'),
        ('tenancy', '0007_former_prorations'),
        ('titles', '0004_an_end_undone'),
    ]

    operations = [
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='le')),
                ('words', models.CharField(blank=True, max_length=300, verbose_name='précision')),
                ('undone_on', models.DateField(blank=True, null=True, verbose_name='annulée le')),
                ('holding', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='titles.holding', verbose_name='titre')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
                ('to', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='titles_taken_over', to='people.body', verbose_name='nouveau preneur')),
            ],
            options={
                'verbose_name': 'cession d’un titre',
            },
        ),
        migrations.CreateModel(
            name='TransferredContract',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('occupancy', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='leases.occupancy', verbose_name='contrat')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
                ('transfer', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='contracts', to='succession.transfer', verbose_name='cession')),
            ],
            options={
                'verbose_name': 'contrat transféré',
            },
        ),
        migrations.CreateModel(
            name='Scenario',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('renew', 'nouveau bail'), ('buy', 'achat'), ('hand_over', 'cession avec les ménages'), ('owner', 'rendu occupé'), ('empty', 'rendu libre')], max_length=9, verbose_name='scénario')),
                ('words', models.CharField(blank=True, max_length=300, verbose_name='précision')),
                ('years', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='sur combien d’années')),
                ('owner_rent', palier.base.kit.columns.MoneyField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='loyer au propriétaire, par an')),
                ('works', palier.base.kit.columns.MoneyField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='travaux')),
                ('price', palier.base.kit.columns.MoneyField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='prix d’achat')),
                ('grants', palier.base.kit.columns.MoneyField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='subventions acquises')),
                ('rehousing', palier.base.kit.columns.MoneyField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='coût d’un relogement, par ménage')),
                ('chosen_on', models.DateField(blank=True, null=True, verbose_name='retenu le')),
                ('chosen_why', models.CharField(blank=True, max_length=300, verbose_name='pourquoi')),
                ('holding', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='scenarios', to='titles.holding', verbose_name='titre')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
            ],
            options={
                'verbose_name': 'scénario de fin',
                'constraints': [models.UniqueConstraint(condition=models.Q(('chosen_on__isnull', False)), fields=('holding',), name='one_scenario_chosen', violation_error_message='Un autre scénario est retenu : revenez d’abord sur lui.'), models.CheckConstraint(condition=models.Q(('owner_rent', None), ('owner_rent__gte', 0), _connector='OR'), name='scenario_sums_positive', violation_error_message='Un loyer ne peut pas être négatif.'), models.CheckConstraint(condition=models.Q(('chosen_on', None), models.Q(('chosen_why', ''), _negated=True), _connector='OR'), name='scenario_chosen_says_why', violation_error_message='Un scénario retenu dit pourquoi.')],
            },
        ),
        migrations.AddConstraint(
            model_name='transfer',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_on', None)), fields=('holding',), name='transferred_once', violation_error_message='Ce titre est déjà cédé.'),
        ),
        migrations.AddConstraint(
            model_name='transferredcontract',
            constraint=models.UniqueConstraint(fields=('transfer', 'occupancy'), name='contract_once_a_transfer'),
        ),
        OwnTables(),
    ]
