import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenancy", "0001_initial"),
        ("tenancy", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Opening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.CharField(max_length=100, verbose_name="dossier")),
                ("on", models.DateField(verbose_name="le")),
                (
                    "first_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="première fois à"),
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
                "verbose_name": "consultation",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "file", "user", "on"), name="one_opening_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="le")),
                ("on", models.DateField(null=True, verbose_name="pour le")),
                ("actor", models.CharField(max_length=200, verbose_name="par")),
                ("action", models.CharField(max_length=100, verbose_name="action")),
                (
                    "subjects",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100),
                        size=None,
                        verbose_name="objets",
                    ),
                ),
                ("details", models.JSONField(default=dict, verbose_name="détails")),
                ("chain", models.UUIDField(verbose_name="enchaînement")),
                ("parent", models.CharField(blank=True, max_length=100, verbose_name="dans")),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="utilisateur",
                    ),
                ),
            ],
            options={
                "verbose_name": "acte",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["subjects"], name="record_subjects"
                    ),
                    models.Index(fields=["organisation", "-at"], name="record_at"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpentToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.UUIDField(verbose_name="jeton")),
                ("result", models.CharField(blank=True, max_length=100, verbose_name="résultat")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="le")),
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
                "verbose_name": "formulaire reçu",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "token"), name="token_spent_once"
                    )
                ],
            },
        ),
    ]
