"""The end of the job or the studies that a home is for is announced beside the contract’s own term."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('leases', '0009_where_a_deposit_comes_from'),
    ]

    operations = [
        migrations.AddField(
            model_name='occupancy',
            name='tied_until',
            field=models.DateField(blank=True, null=True, verbose_name='fin de la fonction ou des études (premier jour au-delà)'),
        ),
    ]
