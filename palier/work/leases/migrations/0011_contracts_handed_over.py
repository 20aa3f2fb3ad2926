"""Contracts go on with another lessee."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('leases', '0010_tied_until'),
    ]

    operations = [
        migrations.AlterField(
            model_name='occupancy',
            name='end_reason',
            field=models.CharField(blank=True, choices=[('own_home', 'logement à son nom'), ('social_housing', 'logement social'), ('family', 'chez un proche'), ('other_structure', 'autre structure'), ('eviction', 'expulsion'), ('death', 'décès'), ('unknown', 'sans nouvelles'), ('slid', 'bail repris à son nom'), ('handed_over', 'contrat repris par un autre preneur'), ('function', 'fin de fonction'), ('studies', 'fin des études'), ('term', 'terme du séjour'), ('decision', 'décision de sortie (OFII, SIAO)'), ('other', 'autre')], max_length=20, verbose_name='motif de fin'),
        ),
    ]
