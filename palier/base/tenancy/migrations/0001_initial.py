import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import palier.base.kit.owned
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "email",
                    models.EmailField(
                        max_length=254, unique=True, verbose_name="adresse électronique"
                    ),
                ),
                ("first_name", models.CharField(max_length=100, verbose_name="prénom")),
                ("last_name", models.CharField(max_length=100, verbose_name="nom")),
                ("is_active", models.BooleanField(default=True, verbose_name="actif")),
                (
                    "failed_attempts",
                    models.PositiveSmallIntegerField(default=0, verbose_name="essais manqués"),
                ),
                (
                    "locked_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="bloqué jusqu’à"),
                ),
                (
                    "theme",
                    models.CharField(default="auto", max_length=10, verbose_name="apparence"),
                ),
                (
                    "single_keys",
                    models.BooleanField(default=True, verbose_name="raccourcis à une lettre"),
                ),
            ],
            options={
                "verbose_name": "utilisateur",
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200, verbose_name="nom")),
                ("street", models.CharField(blank=True, max_length=200, verbose_name="adresse")),
                (
                    "postcode",
                    models.CharField(blank=True, max_length=10, verbose_name="code postal"),
                ),
                ("town", models.CharField(blank=True, max_length=100, verbose_name="commune")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="téléphone")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="adresse électronique"
                    ),
                ),
                ("approvals", models.TextField(blank=True, verbose_name="agréments")),
                ("logo", models.BinaryField(blank=True, null=True, verbose_name="logo")),
                (
                    "time_zone",
                    models.CharField(
                        default="Europe/Paris", max_length=50, verbose_name="fuseau horaire"
                    ),
                ),
                (
                    "proration",
                    models.CharField(
                        choices=[
                            ("actual_days", "jours réels du mois (10/31)"),
                            ("thirty_days", "mois de trente jours (9/30)"),
                        ],
                        default="actual_days",
                        max_length=20,
                        verbose_name="prorata",
                    ),
                ),
                (
                    "due_day",
                    models.PositiveSmallIntegerField(default=5, verbose_name="jour d’échéance"),
                ),
                ("is_demo", models.BooleanField(default=False, verbose_name="démonstration")),
            ],
            options={
                "verbose_name": "association",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_day__gte", 1), ("due_day__lte", 28)),
                        name="organisation_due_day",
                        violation_error_message="Le jour d’échéance va de 1 à 28.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="nom")),
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
                "verbose_name": "équipe",
            },
        ),
        migrations.CreateModel(
            name="LegalEntity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="nom")),
                ("siren", models.CharField(blank=True, max_length=9, verbose_name="SIREN")),
                ("is_main", models.BooleanField(default=True, verbose_name="principale")),
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
                "verbose_name": "entité juridique",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_main", True)),
                        fields=("organisation",),
                        name="one_main_entity",
                        violation_error_message="Cette association a déjà une entité principale.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=60, verbose_name="réglage")),
                ("value", models.CharField(max_length=200, verbose_name="valeur")),
                ("starts_on", models.DateField(verbose_name="depuis le")),
                (
                    "source",
                    models.CharField(blank=True, max_length=200, verbose_name="d’où cela vient"),
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
                "verbose_name": "réglage",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "code", "starts_on"),
                        name="figure_once_a_day",
                        violation_error_message="Ce réglage a déjà une valeur depuis ce jour.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Site",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="nom")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("boarding_house", "pension de famille"),
                            ("social_residence", "résidence sociale"),
                            ("supported", "résidence accueil"),
                            ("young_workers", "résidence de jeunes actifs"),
                            ("students", "résidence pour étudiants"),
                            ("shelter", "centre d’hébergement"),
                            ("scattered", "logements diffus"),
                            ("halting_site", "aire d’accueil"),
                            ("office", "lieu d’accueil"),
                        ],
                        max_length=20,
                        verbose_name="type",
                    ),
                ),
                ("street", models.CharField(blank=True, max_length=200, verbose_name="adresse")),
                (
                    "postcode",
                    models.CharField(blank=True, max_length=10, verbose_name="code postal"),
                ),
                ("town", models.CharField(blank=True, max_length=100, verbose_name="commune")),
                (
                    "admission",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="conditions d’admission"
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
                "verbose_name": "site",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "name"),
                        name="site_name_once",
                        violation_error_message="Un site porte déjà ce nom.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("job", models.CharField(blank=True, max_length=100, verbose_name="fonction")),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None, verbose_name="rôles"
                    ),
                ),
                (
                    "everywhere",
                    models.BooleanField(default=False, verbose_name="travaille partout"),
                ),
                (
                    "site_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="sites",
                    ),
                ),
                (
                    "team_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="équipes",
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                (
                    "supervisor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="encadrement",
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
                    "team",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.team",
                        verbose_name="équipe",
                    ),
                ),
            ],
            options={
                "verbose_name": "appartenance",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("organisation"), "="),
                            (models.F("user"), "="),
                            (models.F("period"), "&&"),
                        ],
                        name="one_membership_at_a_time",
                        violation_error_message="Cette personne a déjà accès à ces dates.",
                    )
                ],
            },
        ),
    ]
