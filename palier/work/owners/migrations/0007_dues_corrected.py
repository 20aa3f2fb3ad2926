"""What was posted too much, or too little, before a title changed is corrected."""

import django.db.models.deletion
import palier.base.kit.owned
from palier.base.kit.owned import OwnTables
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('bank', '0006_waits_again'),
        ('ledger', '0006_nothing_before_what_is_closed'),
        ('owners', '0006_deposits_kept'),
        ('suppliers', '0002_walls'),
        ('tenancy', '0006_books_of_a_site'),
        ('titles', '0003_former_terms'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='ownerdue',
            name='owner_due_once',
        ),
        migrations.AddField(
            model_name='ownerdue',
            name='corrects',
            field=palier.base.kit.owned.OwnedForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='owners.ownerdue', verbose_name='corrige'),
        ),
        migrations.AddConstraint(
            model_name='ownerdue',
            constraint=models.UniqueConstraint(condition=models.Q(('corrects', None), ('invoice', None), ('undone_on', None)), fields=('holding', 'kind', 'label', 'month'), name='owner_due_once', violation_error_message='Cette somme est déjà constatée pour ce mois.'),
        ),
        OwnTables(),
    ]
