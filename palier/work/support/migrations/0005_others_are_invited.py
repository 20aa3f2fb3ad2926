"""Others than the household are invited to an appointment."""

import django.db.models.deletion
import palier.base.kit.owned
from django.db import migrations, models

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):

    dependencies = [
        ('support', '0004_what_a_note_said_of_its_day'),
        ('tenancy', '0007_former_prorations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='qui')),
                ('channel', models.CharField(choices=[('email', 'courriel'), ('sms', 'SMS')], max_length=5, verbose_name='par')),
                ('to', models.CharField(max_length=254, verbose_name='à')),
                ('words', models.CharField(blank=True, max_length=300, verbose_name='ce qu’il faut savoir')),
                ('digest', models.CharField(max_length=64, verbose_name='empreinte de l’adresse')),
                ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='lue le')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='retirée le')),
                ('appointment', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='support.appointment', verbose_name='rendez-vous')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
            ],
            options={
                'verbose_name': 'invitation',
                'indexes': [models.Index(fields=['organisation', 'digest'], name='invitation_digest')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('appointment', 'to'), name='invited_once', violation_error_message='Cette adresse est déjà invitée à ce rendez-vous.')],
            },
        ),
        OwnTables(),
    ]
