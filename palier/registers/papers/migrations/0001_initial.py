"""The papers of a household."""

import django.db.models.deletion
import palier.base.kit.owned
from django.db import migrations, models

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0005_bodies_corrected'),
        ('tenancy', '0007_former_prorations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('identity', 'pièce d’identité'), ('resources', 'ressources des trois derniers mois'), ('tax', 'dernier avis d’imposition'), ('situation', 'évaluation sociale ou fiche de situation'), ('request', 'attestation de demande de logement social'), ('student', 'certificat de scolarité ou contrat d’apprentissage'), ('employer', 'attestation de l’employeur'), ('bank', 'RIB'), ('family', 'livret de famille ou acte de naissance')], max_length=12, verbose_name='pièce')),
                ('received_on', models.DateField(verbose_name='reçue le')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='ne vaut plus à partir du')),
                ('words', models.CharField(blank=True, max_length=120, verbose_name='précision')),
                ('came_with', models.BooleanField(default=False, verbose_name='venue d’un contrat ou d’une candidature')),
                ('household', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='people.household', verbose_name='ménage')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
                ('person', palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='people.person', verbose_name='de qui')),
            ],
            options={
                'verbose_name': 'pièce du ménage',
                'indexes': [models.Index(fields=['household', 'kind'], name='paper_of_household')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gt', models.F('received_on')), _connector='OR'), name='paper_holds_a_day', violation_error_message='Elle ne vaudrait plus le jour où elle est reçue.')],
            },
        ),
        OwnTables(),
    ]
