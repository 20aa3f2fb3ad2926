"""What is to be done when a household moves in."""

import django.db.models.deletion
import palier.base.kit.owned
from django.conf import settings
from django.db import migrations, models

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('leases', '0009_where_a_deposit_comes_from'),
        ('tenancy', '0007_former_prorations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='EntryStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(choices=[('own', 'autre'), ('keys', 'Clés remises et comptées'), ('inventory', 'État des lieux d’entrée signé'), ('insurance', 'Assurance du logement, attestation reçue'), ('welcome', 'La maison présentée : qui y vit, le règlement, la nuit'), ('meters', 'Contrats d’eau, d’électricité et de gaz à son nom'), ('benefit_asked', 'Aide au logement demandée'), ('equipment', 'De quoi vivre : lit, cuisine, chauffage'), ('paying', 'Comment le loyer sera payé : prélèvement, virement, guichet'), ('address', 'Adresse changée : CAF, santé, impôts, employeur, courrier'), ('school', 'École, crèche, cantine'), ('benefit_open', 'Aide au logement ouverte'), ('visit', 'Visite à domicile, un mois après')], max_length=14, verbose_name='étape')),
                ('what', models.CharField(max_length=120, verbose_name='quoi')),
                ('by', models.CharField(choices=[('household', 'le ménage'), ('social', 'le travail social'), ('rental', 'la gestion locative'), ('host', 'l’équipe de la maison')], max_length=9, verbose_name='par')),
                ('due_on', models.DateField(verbose_name='pour le')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='faite le')),
                ('set_aside', models.CharField(blank=True, max_length=200, verbose_name='sans objet')),
                ('words', models.CharField(blank=True, max_length=200, verbose_name='précision')),
                ('given_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confiée à')),
                ('occupancy', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='entry_steps', to='leases.occupancy', verbose_name='contrat')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
            ],
            options={
                'verbose_name': 'étape d’installation',
                'indexes': [models.Index(condition=models.Q(('done_on', None), ('set_aside', '')), fields=['organisation', 'due_on'], name='entry_step_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('code', 'own'), _negated=True), fields=('occupancy', 'code'), name='entry_step_once'), models.CheckConstraint(condition=models.Q(('done_on', None), ('set_aside', ''), _connector='OR'), name='entry_step_done_or_set_aside')],
            },
        ),
        OwnTables(),
    ]
