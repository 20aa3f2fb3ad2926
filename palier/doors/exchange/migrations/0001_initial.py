import django.db.models.deletion
import palier.base.kit.owned
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_initial"),
        ("tenancy", "0001_initial"),
        ("tenancy", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="SheetImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="fichier")),
                ("recipe", models.CharField(max_length=20, verbose_name="ce que c’est")),
                ("sheet", models.CharField(blank=True, max_length=120, verbose_name="feuille")),
                ("columns", models.JSONField(default=dict, verbose_name="colonnes")),
                ("answers", models.JSONField(default=dict, verbose_name="réponses")),
                ("on", models.DateField(verbose_name="repris au")),
                (
                    "regime",
                    models.CharField(blank=True, max_length=30, verbose_name="régime à défaut"),
                ),
                (
                    "site",
                    models.CharField(blank=True, max_length=120, verbose_name="site à défaut"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("read", "à vérifier"),
                            ("queued", "en cours"),
                            ("done", "importé"),
                            ("undone", "annulé"),
                        ],
                        default="read",
                        max_length=8,
                        verbose_name="état",
                    ),
                ),
                ("refusal", models.TextField(blank=True, verbose_name="ce qui l’a arrêté")),
                ("brought_at", models.DateTimeField(auto_now_add=True, verbose_name="apporté le")),
                ("counts", models.JSONField(default=dict, verbose_name="créé")),
                (
                    "brought_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="apporté par",
                    ),
                ),
                (
                    "file",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="documents.storedfile",
                        verbose_name="document",
                    ),
                ),
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
                "verbose_name": "reprise",
            },
        ),
        migrations.CreateModel(
            name="ImportedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.PositiveIntegerField(verbose_name="ligne")),
                ("made", models.CharField(max_length=100, verbose_name="créé")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "sheet_import",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="exchange.sheetimport",
                        verbose_name="reprise",
                    ),
                ),
            ],
            options={
                "verbose_name": "ligne reprise",
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="empreinte")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="créée le")),
                ("revoked_at", models.DateTimeField(null=True, verbose_name="coupée le")),
                ("read_at", models.DateTimeField(null=True, verbose_name="lue le")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="utilisateur",
                    ),
                ),
            ],
            options={
                "verbose_name": "adresse d’agenda",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)),
                        fields=("organisation", "user"),
                        name="one_feed_at_a_time",
                        violation_error_message="Vous avez déjà une adresse d’agenda.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KnownHeading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recipe", models.CharField(max_length=20, verbose_name="ce que c’est")),
                ("said", models.CharField(max_length=80, verbose_name="titre")),
                ("code", models.CharField(blank=True, max_length=20, verbose_name="lu comme")),
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
                "verbose_name": "titre de colonne retenu",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "recipe", "said"), name="known_heading_once"
                    )
                ],
            },
        ),
    ]
