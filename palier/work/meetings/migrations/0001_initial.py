"""Meetings, their agenda, who came, what follows."""

import datetime
import django.db.models.deletion
import palier.base.kit.owned
from django.conf import settings
from django.db import migrations, models

from palier.base.kit.owned import OwnTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0005_bodies_corrected'),
        ('sliding', '0002_walls'),
        ('tenancy', '0007_former_prorations'),
        ('titles', '0004_an_end_undone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('team', 'réunion d’équipe'), ('supervision', 'supervision'), ('slides', 'point avec un bailleur sur les baux glissants'), ('talks', 'négociation d’un titre'), ('partner', 'rencontre avec un partenaire'), ('other', 'autre réunion')], max_length=11, verbose_name='genre')),
                ('title', models.CharField(max_length=160, verbose_name='objet')),
                ('on', models.DateField(verbose_name='le')),
                ('at', models.TimeField(default=datetime.time(9, 30), verbose_name='à')),
                ('minutes', models.PositiveSmallIntegerField(default=90, verbose_name='durée en minutes')),
                ('place', models.CharField(blank=True, max_length=160, verbose_name='où')),
                ('state', models.CharField(choices=[('planned', 'prévue'), ('held', 'tenue'), ('cancelled', 'annulée')], default='planned', max_length=9, verbose_name='état')),
                ('cancelled_why', models.CharField(blank=True, max_length=160, verbose_name='annulée parce que')),
                ('body', palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='people.body', verbose_name='avec')),
                ('holding', palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='titles.holding', verbose_name='titre négocié')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='préparée par')),
                ('site', palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.site', verbose_name='site')),
            ],
            options={
                'verbose_name': 'réunion',
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=200, verbose_name='quoi')),
                ('due_on', models.DateField(verbose_name='pour le')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='faite le')),
                ('given_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='par')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
                ('meeting', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='meetings.meeting', verbose_name='réunion')),
            ],
            options={
                'verbose_name': 'suite à donner',
            },
        ),
        migrations.CreateModel(
            name='MeetingGuest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='qui, de l’extérieur')),
                ('came', models.BooleanField(null=True, verbose_name='est venu')),
                ('body', palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.body', verbose_name='structure')),
                ('meeting', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='guests', to='meetings.meeting', verbose_name='réunion')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='collègue')),
            ],
            options={
                'verbose_name': 'invité à une réunion',
            },
        ),
        migrations.CreateModel(
            name='MeetingPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rank', models.PositiveSmallIntegerField(verbose_name='rang')),
                ('what', models.CharField(blank=True, max_length=200, verbose_name='point')),
                ('words', models.TextField(blank=True, max_length=4000, verbose_name='ce qui s’est dit')),
                ('decision', models.TextField(blank=True, max_length=2000, verbose_name='ce qui est décidé')),
                ('meeting', palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='points', to='meetings.meeting', verbose_name='réunion')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association')),
                ('slide', palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='talked_of', to='sliding.slidinglease', verbose_name='bail glissant')),
            ],
            options={
                'verbose_name': 'point à l’ordre du jour',
            },
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['organisation', 'on'], name='meeting_on'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__gte', 5), ('minutes__lte', 600)), name='meeting_lasts', violation_error_message='Une réunion dure de 5 minutes à 10 heures.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'talks'), _negated=True), ('holding__isnull', False), _connector='OR'), name='meeting_talks_about_a_title', violation_error_message='Une négociation est celle d’un titre : partez de sa page.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('cancelled_why', ''), _negated=True), _connector='OR'), name='meeting_cancelled_says_why', violation_error_message='Une réunion annulée dit pourquoi.'),
        ),
        migrations.AddIndex(
            model_name='followup',
            index=models.Index(condition=models.Q(('done_on', None)), fields=['organisation', 'due_on'], name='follow_up_due'),
        ),
        migrations.AddConstraint(
            model_name='meetingguest',
            constraint=models.UniqueConstraint(condition=models.Q(('user__isnull', False)), fields=('meeting', 'user'), name='colleague_once_a_meeting', violation_error_message='Cette personne est déjà invitée.'),
        ),
        migrations.AddConstraint(
            model_name='meetingguest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), ('user__isnull', False)), models.Q(('user', None), models.Q(('name', ''), _negated=True)), _connector='OR'), name='guest_is_someone', violation_error_message='Choisissez un collègue, ou écrivez un nom.'),
        ),
        migrations.AddConstraint(
            model_name='meetingpoint',
            constraint=models.UniqueConstraint(condition=models.Q(('slide__isnull', False)), fields=('meeting', 'slide'), name='slide_once_a_meeting', violation_error_message='Ce bail glissant est déjà à l’ordre du jour.'),
        ),
        migrations.AddConstraint(
            model_name='meetingpoint',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('what', ''), _negated=True), ('slide__isnull', False), _connector='OR'), name='point_is_about_something', violation_error_message='Dites de quoi on parle.'),
        ),
        OwnTables(),
    ]
