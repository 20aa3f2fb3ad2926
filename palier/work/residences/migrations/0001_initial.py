import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import palier.base.kit.columns
import palier.base.kit.owned
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("billing", "0001_initial"),
        ("housing", "0001_initial"),
        ("leases", "0001_initial"),
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
        ("tenancy", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Activity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="quoi")),
                ("starts_at", models.DateTimeField(verbose_name="le")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="où")),
                (
                    "seats",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="places"),
                ),
                (
                    "cancelled_on",
                    models.DateField(blank=True, null=True, verbose_name="annulée le"),
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
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "activité",
                "indexes": [models.Index(fields=["site", "-starts_at"], name="activity_site")],
            },
        ),
        migrations.CreateModel(
            name="ActivityPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("came", models.BooleanField(null=True, verbose_name="venu")),
                (
                    "activity",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken",
                        to="residences.activity",
                        verbose_name="activité",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="people.household",
                        verbose_name="ménage",
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
                "verbose_name": "inscription à une activité",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("activity", "household"),
                        name="once_in_an_activity",
                        violation_error_message="Ce ménage est déjà inscrit.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BoardNotice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="titre")),
                ("text", models.TextField(verbose_name="texte")),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="affichée"),
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
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="board",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "affiche",
            },
        ),
        migrations.CreateModel(
            name="HostedGuest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="prénom et nom")),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                ("declared_on", models.DateField(verbose_name="déclarée le")),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guests",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                "verbose_name": "personne hébergée par un résident",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("period__endswith__isnull", False)),
                        name="guest_leaves_one_day",
                        violation_error_message="Dites jusqu’à quand : un hébergement a une fin.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HouseKind",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="type")),
                ("label", models.CharField(max_length=80, verbose_name="appelé")),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="agrément, convention, arrêté"
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
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kinds",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "type d’un site",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(models.F("site"), "="), (models.F("period"), "&&")],
                        name="one_kind_at_a_time",
                        violation_error_message="Ce site a déjà un type à ces dates.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HouseRules",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("text", models.TextField(verbose_name="texte")),
                ("starts_on", models.DateField(verbose_name="en vigueur le")),
                (
                    "council_on",
                    models.DateField(blank=True, null=True, verbose_name="conseil consulté le"),
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
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rules",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "règlement intérieur",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("site", "version"),
                        name="rules_version_once",
                        violation_error_message="Cette version existe déjà.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HouseService",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(max_length=80, verbose_name="prestation")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("option", "prestation facultative"),
                            ("service", "prestation obligatoire"),
                        ],
                        default="option",
                        max_length=7,
                        verbose_name="nature",
                    ),
                ),
                ("unit", models.CharField(default="fois", max_length=30, verbose_name="unité")),
                (
                    "price",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="prix"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="depuis le")),
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
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "prestation de la maison",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("site", "label", "starts_on"),
                        name="service_price_once_a_day",
                        violation_error_message="Cette prestation a déjà un prix depuis ce jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("price__gt", 0)),
                        name="service_has_a_price",
                        violation_error_message="Une prestation gratuite ne se facture pas.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("neighbours", "conflit entre voisins"),
                            ("noise", "bruit"),
                            ("violence", "violence ou menace"),
                            ("damage", "dégradation"),
                            ("fire", "départ de feu"),
                            ("water", "dégât des eaux"),
                            ("intrusion", "intrusion"),
                            ("rescue", "secours appelés"),
                            ("other", "autre"),
                        ],
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("happened_at", models.DateTimeField(verbose_name="le")),
                ("text", models.TextField(verbose_name="ce qui s’est passé")),
                ("is_serious", models.BooleanField(default=False, verbose_name="grave")),
                (
                    "is_reserved",
                    models.BooleanField(default=False, verbose_name="réservé à l’encadrement"),
                ),
                (
                    "told_to",
                    models.CharField(blank=True, max_length=200, verbose_name="signalé à"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "suivi"), ("closed", "clos")],
                        default="open",
                        max_length=6,
                        verbose_name="état",
                    ),
                ),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="à revoir le")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="clos le")),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="noté par",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="people.household",
                        verbose_name="ménage",
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
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "incident",
                "indexes": [models.Index(fields=["site", "-happened_at"], name="incident_site")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "closed"), _negated=True),
                            ("closed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="incident_closed_has_day",
                        violation_error_message="Un incident clos a une date.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IncidentStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("words", models.CharField(max_length=400, verbose_name="ce qui a été fait")),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="par",
                    ),
                ),
                (
                    "incident",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="residences.incident",
                        verbose_name="incident",
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
                "verbose_name": "suite d’un incident",
            },
        ),
        migrations.CreateModel(
            name="LogEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("seen", "vu"),
                            ("not_seen", "pas vu"),
                            ("watch", "à surveiller"),
                            ("call", "appel d’astreinte"),
                            ("house", "la maison"),
                        ],
                        max_length=8,
                        verbose_name="sorte",
                    ),
                ),
                ("written_at", models.DateTimeField(verbose_name="écrit le")),
                ("text", models.CharField(blank=True, max_length=600, verbose_name="mot")),
                (
                    "is_reserved",
                    models.BooleanField(default=False, verbose_name="réservé à l’encadrement"),
                ),
                (
                    "watch_until",
                    models.DateField(blank=True, null=True, verbose_name="à surveiller jusqu’au"),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="réglé le")),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="par",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="log_entries",
                        to="people.household",
                        verbose_name="ménage",
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
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="log_entries",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "mot du cahier de liaison",
                "indexes": [
                    models.Index(fields=["site", "-written_at"], name="log_site"),
                    models.Index(
                        condition=models.Q(("kind", "watch"), ("settled_on", None)),
                        fields=["organisation", "watch_until"],
                        name="log_watched",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True),
                            models.Q(
                                ("household__isnull", False), ("kind__in", ["seen", "not_seen"])
                            ),
                            _connector="OR",
                        ),
                        name="log_entry_says_something",
                        violation_error_message="Écrivez quelques mots, ou dites qui a été vu.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OpeningProject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opening", "ouverture"),
                            ("extension", "extension"),
                            ("transformation", "réhabilitation et changement de type"),
                        ],
                        max_length=14,
                        verbose_name="projet",
                    ),
                ),
                ("planned_on", models.DateField(verbose_name="ouverture prévue le")),
                ("opened_on", models.DateField(blank=True, null=True, verbose_name="ouverte le")),
                (
                    "words",
                    models.CharField(blank=True, max_length=300, verbose_name="en quelques mots"),
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
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "projet d’ouverture",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("opened_on", None)),
                        fields=("site",),
                        name="one_project_at_a_time",
                        violation_error_message="Un projet est déjà en cours pour ce site.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OpeningMonth",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField(verbose_name="mois")),
                ("places", models.PositiveSmallIntegerField(verbose_name="places ouvertes")),
                ("lived", models.PositiveSmallIntegerField(verbose_name="places occupées")),
                (
                    "staff",
                    models.DecimalField(
                        decimal_places=2, max_digits=5, verbose_name="postes (ETP)"
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
                    "project",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="months",
                        to="residences.openingproject",
                        verbose_name="projet",
                    ),
                ),
            ],
            options={
                "verbose_name": "mois de montée en charge",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("project", "month"),
                        name="opening_month_once",
                        violation_error_message="Ce mois est déjà prévu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lived__lte", models.F("places"))),
                        name="no_more_lived_in_than_open",
                        violation_error_message="Il y aurait plus de places occupées que de places ouvertes.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpeningStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("approval", "agrément ou convention"),
                            ("funding", "financement"),
                            ("works", "travaux"),
                            ("safety", "sécurité incendie"),
                            ("equipment", "équipement"),
                            ("staff", "recrutement"),
                            ("rehousing", "relogement temporaire"),
                            ("admissions", "premières admissions"),
                        ],
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("label", models.CharField(max_length=160, verbose_name="quoi")),
                ("due_on", models.DateField(verbose_name="avant le")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="fait le")),
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
                    "project",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="residences.openingproject",
                        verbose_name="projet",
                    ),
                ),
            ],
            options={
                "verbose_name": "étape d’ouverture",
            },
        ),
        migrations.CreateModel(
            name="RollCall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="nuit du")),
                ("places", models.PositiveSmallIntegerField(verbose_name="places offertes")),
                ("present", models.PositiveSmallIntegerField(verbose_name="ménages présents")),
                (
                    "people",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="personnes présentes"
                    ),
                ),
                ("away", models.PositiveSmallIntegerField(verbose_name="ménages absents")),
                (
                    "beyond_right",
                    models.PositiveSmallIntegerField(
                        verbose_name="présents après la fin de leur droit"
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
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roll_calls",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compté par",
                    ),
                ),
            ],
            options={
                "verbose_name": "présences d’une nuit",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("site", "on"),
                        name="one_roll_a_night",
                        violation_error_message="Cette nuit est déjà comptée.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_there", models.BooleanField(verbose_name="présent")),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presences",
                        to="leases.occupancy",
                        verbose_name="séjour",
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
                    "roll",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presences",
                        to="residences.rollcall",
                        verbose_name="nuit",
                    ),
                ),
            ],
            options={
                "verbose_name": "présence",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("roll", "occupancy"), name="counted_once_a_night"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoomEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("notice", "la personne était prévenue"),
                            ("emergency", "urgence de sécurité"),
                        ],
                        max_length=9,
                        verbose_name="à quel titre",
                    ),
                ),
                (
                    "noticed_on",
                    models.DateField(blank=True, null=True, verbose_name="personne prévenue le"),
                ),
                ("why", models.CharField(max_length=200, verbose_name="pourquoi")),
                (
                    "found",
                    models.CharField(blank=True, max_length=300, verbose_name="ce qui a été fait"),
                ),
                (
                    "told_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="personne informée par écrit le"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="par",
                    ),
                ),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="room_entries",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                "verbose_name": "entrée dans un logement privatif",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ground", "emergency"),
                            models.Q(
                                ("noticed_on__isnull", False), ("noticed_on__lte", models.F("on"))
                            ),
                            _connector="OR",
                        ),
                        name="private_room_is_private",
                        violation_error_message="On n’entre chez quelqu’un que s’il a été prévenu avant, ou dans une urgence de sécurité qui s’écrit ensuite.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RulesSigning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="paraphé le")),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rules_signings",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                    "rules",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signings",
                        to="residences.houserules",
                        verbose_name="règlement",
                    ),
                ),
            ],
            options={
                "verbose_name": "règlement paraphé",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("rules", "occupancy"),
                        name="rules_signed_once",
                        violation_error_message="Cette version est déjà paraphée par ce résident.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("quantity", models.PositiveSmallIntegerField(verbose_name="nombre")),
                (
                    "extra",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="billing.extra",
                        verbose_name="frais appelé",
                    ),
                ),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="service_uses",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                    "service",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="residences.houseservice",
                        verbose_name="prestation",
                    ),
                ),
            ],
            options={
                "verbose_name": "prestation servie",
            },
        ),
        migrations.CreateModel(
            name="Shift",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("host", "présence"),
                            ("night", "veille de nuit"),
                            ("on_call", "astreinte"),
                        ],
                        max_length=8,
                        verbose_name="service",
                    ),
                ),
                (
                    "hours",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(
                        verbose_name="heures"
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="téléphone")),
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
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shifts",
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="qui",
                    ),
                ),
            ],
            options={
                "verbose_name": "présence ou astreinte",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("organisation"), "="),
                            (models.F("user"), "="),
                            (models.F("duty"), "="),
                            (models.F("hours"), "&&"),
                        ],
                        name="one_shift_at_a_time",
                        violation_error_message="Cette personne est déjà prise à ces heures.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UrgentContact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="qui")),
                ("link", models.CharField(blank=True, max_length=80, verbose_name="lien")),
                ("phone", models.CharField(max_length=30, verbose_name="téléphone")),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="urgent_contacts",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                "verbose_name": "personne à prévenir",
            },
        ),
        migrations.CreateModel(
            name="Welcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_on", models.DateField(verbose_name="avant le")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="fait le")),
                ("by", models.CharField(blank=True, max_length=120, verbose_name="par")),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="welcomes",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                "verbose_name": "accueil par les résidents",
                "constraints": [
                    models.UniqueConstraint(fields=("occupancy",), name="one_welcome_an_entry"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on", None), models.Q(("by", ""), _negated=True), _connector="OR"
                        ),
                        name="welcome_done_says_by_whom",
                        violation_error_message="Dites qui a accueilli la personne.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WorksStay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "where",
                    models.CharField(blank=True, max_length=160, verbose_name="ou ailleurs"),
                ),
                ("agreed_on", models.DateField(verbose_name="accord écrit le")),
                ("starts_on", models.DateField(verbose_name="depuis le")),
                ("back_by", models.DateField(verbose_name="retour prévu le")),
                ("returned_on", models.DateField(blank=True, null=True, verbose_name="revenu le")),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="works_stays",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                    "place",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="works_stays",
                        to="housing.place",
                        verbose_name="lieu à nous",
                    ),
                ),
                (
                    "project",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="works_stays",
                        to="residences.openingproject",
                        verbose_name="projet",
                    ),
                ),
            ],
            options={
                "verbose_name": "relogement temporaire",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("returned_on", None)),
                        fields=("occupancy",),
                        name="one_works_stay_at_a_time",
                        violation_error_message="Ce ménage est déjà relogé : notez d’abord son retour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("place__isnull", False),
                            models.Q(("where", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="works_stay_says_where",
                        violation_error_message="Dites où le ménage est relogé.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("back_by__gt", models.F("starts_on")),
                            models.Q(
                                ("returned_on", None),
                                ("returned_on__gte", models.F("starts_on")),
                                _connector="OR",
                            ),
                        ),
                        name="works_stay_ends_after_it_begins",
                        violation_error_message="Le retour est avant le départ.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("left_on", models.DateField(verbose_name="parti le")),
                (
                    "back_on",
                    models.DateField(blank=True, null=True, verbose_name="retour prévu le"),
                ),
                ("returned_on", models.DateField(blank=True, null=True, verbose_name="revenu le")),
                ("is_announced", models.BooleanField(default=True, verbose_name="absence dite")),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                "verbose_name": "absence",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("back_on", None),
                                ("back_on__gte", models.F("left_on")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("returned_on", None),
                                ("returned_on__gte", models.F("left_on")),
                                _connector="OR",
                            ),
                        ),
                        name="absence_ends_after_it_begins",
                        violation_error_message="Le retour est avant le départ.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("returned_on", None)),
                        fields=("occupancy",),
                        name="one_absence_at_a_time",
                        violation_error_message="Une absence est déjà en cours : notez d’abord le retour.",
                    ),
                ],
            },
        ),
    ]
