"""A deposit that another tool held is received under its contract."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('leases', '0007_a_deposit_held_again'),
    ]

    operations = [
        migrations.AlterField(
            model_name='depositreceipt',
            name='payer',
            field=models.CharField(choices=[('person', 'le ménage'), ('fsl', 'FSL'), ('loca_pass', 'Avance Loca-Pass'), ('guarantor', 'un garant'), ('former', 'report d’un contrat précédent'), ('brought', 'repris d’un autre outil'), ('other', 'un autre organisme')], max_length=10, verbose_name='payé par'),
        ),
    ]
