"""A review of a rent asked by mistake is undone, and stays readable."""

import django.db.models.deletion
import palier.base.kit.owned
from palier.base.kit.owned import OwnTables, append_only
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('billing', '0006_deposits_in_books'),
        ('leases', '0005_deposits_undone'),
        ('tenancy', '0006_books_of_a_site'),
    ]

    operations = [
        migrations.CreateModel(
            name='RentReviewUndone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField(verbose_name='annulée le')),
                ('reason', models.CharField(max_length=200, verbose_name='parce que')),
            ],
            options={
                'verbose_name': 'révision annulée',
            },
        ),
        migrations.RemoveConstraint(
            model_name='rentreview',
            name='one_review_an_anniversary',
        ),
        migrations.AddField(
            model_name='rentreview',
            name='times',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='déjà annulées'),
        ),
        migrations.AddConstraint(
            model_name='rentreview',
            constraint=models.UniqueConstraint(fields=('occupancy', 'anniversary_on', 'times'), name='one_review_an_anniversary', violation_error_message='Ce loyer est déjà révisé pour cet anniversaire.'),
        ),
        migrations.AddField(
            model_name='rentreviewundone',
            name='organisation',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='tenancy.organisation', verbose_name='association'),
        ),
        migrations.AddField(
            model_name='rentreviewundone',
            name='review',
            field=palier.base.kit.owned.OwnedForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='undoings', to='billing.rentreview', verbose_name='révision'),
        ),
        migrations.AddConstraint(
            model_name='rentreviewundone',
            constraint=models.UniqueConstraint(fields=('review',), name='review_undone_once', violation_error_message='Cette révision est déjà annulée.'),
        ),
        OwnTables(guarded=("billing_draft", "billing_rentnotice"), leaves=("billing_draft",)),
        append_only("billing_rentreviewundone"),
    ]
