import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30, verbose_name="genre")),
                ("key", models.CharField(max_length=100, verbose_name="objet")),
                ("title", models.CharField(max_length=200, verbose_name="titre")),
                (
                    "subtitle",
                    models.CharField(blank=True, max_length=200, verbose_name="complément"),
                ),
                ("url", models.CharField(max_length=200, verbose_name="adresse")),
                ("sight", models.CharField(max_length=60, verbose_name="regard")),
                ("words", models.TextField(verbose_name="mots")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
            ],
            options={
                "verbose_name": "ligne de recherche",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(models.F("words"), "gin_trgm_ops"),
                        name="search_words",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "key"), name="search_row_once")
                ],
            },
        ),
    ]
