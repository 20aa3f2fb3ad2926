"""The sheet of an inventory, room by room, as one form that a telephone can hold."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from palier.base.documents.actions import LARGEST
from palier.base.documents.photos import UploadsField
from palier.base.kit.typography import capitalised
from palier.base.ui.fields import AmountField, DayField
from palier.base.ui.forms import ActionForm
from palier.law.wear import usual_wear
from palier.work.inventories.actions import Photo
from palier.work.inventories.models import Inventory, Seen

TILES = {"data-tiles": "yes"}
SHORT = {Seen.MISSING: "Manque"}
STATES = [
    ("", "—"),
    *((code, SHORT.get(Seen(code), capitalised(words))) for code, words in Seen.choices),
]
"""One word each: six tiles under a thumb."""
FREE_ROOMS, FREE_ELEMENTS = 2, 1
INDEX = RegexValidator(
    r"^[0-9][0-9 \u00a0\u202f]*([.,][0-9]{1,3})?$",
    "Un index est un nombre, comme 1204 ou 1204,5. Illisible : laissez vide, et dites-le dans la pièce.",
)
COUNT = RegexValidator(r"^[0-9]{1,3}$", "Un nombre de clés, comme 2.")


class StartInventory(ActionForm):
    kind = forms.ChoiceField(
        label="État des lieux",
        choices=[("entry", "D’entrée"), ("exit", "De sortie")],
        widget=forms.RadioSelect(attrs=TILES),
    )
    on = DayField(label="Le")


class FillInventory(ActionForm):
    """One row of tiles and one line of words for each element; free rooms at the end."""

    on = DayField(label="Établi le", past=True)
    present = forms.CharField(label="Présents, mandataires", max_length=300, required=False)
    new_address = forms.CharField(
        label="Nouvelle adresse du ménage", max_length=300, required=False
    )

    def prepare(self) -> None:
        inventory = self.subject
        assert isinstance(inventory, Inventory)  # noqa: S101 -- one fills the sheet of one
        if inventory.kind == Inventory.Kind.ENTRY:
            self.fields.pop("new_address")
        self.rooms: list[tuple[str, str, list[str], str]] = []
        rooms = [*inventory.content.get("rooms", [])]
        rooms += [
            {"name": "", "elements": [{"name": "", "state": "", "words": ""}] * 3}
        ] * FREE_ROOMS
        for i, room in enumerate(rooms):
            self._add_room(i, room)
        self._add_counts(inventory.content)

    def _add_room(self, i: int, room: dict[str, Any]) -> None:
        names = []
        name_field = ""
        self.fields[f"good_{i}"] = forms.BooleanField(
            label="Toute la pièce en bon état",
            required=False,
            help_text="Pour chaque élément dont l’état n’est pas dit : dites seulement le reste.",
        )
        if not room["name"]:
            name_field = f"room_{i}"
            self._text(name_field, "Autre pièce", "")
        blank = {"name": "", "state": "", "words": ""}
        elements = [*room["elements"]] + ([blank] * FREE_ELEMENTS if room["name"] else [])
        for j, element in enumerate(elements):
            key = f"{i}_{j}"
            label = capitalised(element["name"]) if element["name"] else "Autre élément"
            if not element["name"]:
                self._text(f"name_{key}", f"{label}, {room['name'] or 'pièce'}", "")
            self.fields[f"state_{key}"] = forms.ChoiceField(
                label=f"{label}, {room['name']}".strip(", "),
                choices=STATES,
                required=False,
                initial=element["state"],
                widget=forms.RadioSelect(attrs=TILES),
            )
            self._text(f"words_{key}", f"Remarque, {label.lower()}", element["words"])
            names.append(key)
        photos = f"photos_{i}"
        self.fields[photos] = UploadsField(
            label=f"Photos, {room['name'] or 'autre pièce'}", required=False
        )
        self.rooms.append((room["name"], name_field, names, photos))

    def _add_counts(self, content: dict[str, Any]) -> None:
        self.meters = [*content.get("meters", []), {"name": "", "number": "", "value": ""}]
        self.keys = [*content.get("keys", []), {"name": "", "count": ""}]
        for n, meter in enumerate(self.meters):
            name = meter["name"] or "autre compteur"
            if not meter["name"]:
                self._text(f"meter_name_{n}", "Autre compteur", "")
            self._text(f"meter_number_{n}", f"N°, {name}", meter["number"])
            self._text(f"meter_value_{n}", f"Index, {name}", meter["value"], shown=INDEX)
        for n, key in enumerate(self.keys):
            if not key["name"]:
                self._text(f"key_name_{n}", "Autre clé ou accès", "")
            self._text(
                f"key_count_{n}",
                f"Nombre, {key['name'] or 'autre'}",
                str(key["count"]),
                shown=COUNT,
            )

    def _text(
        self, name: str, label: str, initial: str, *, shown: RegexValidator | None = None
    ) -> None:
        self.fields[name] = forms.CharField(
            label=label,
            max_length=160,
            required=False,
            initial=initial,
            validators=[shown] if shown else [],
        )

    def clean(self) -> dict[str, Any]:
        """The sheet as it is kept; pictures go apart, by room."""
        given = super().clean() or {}
        inventory = self.subject
        assert isinstance(inventory, Inventory)  # noqa: S101 -- one fills the sheet of one
        photos = [
            Photo(name or given.get(name_field, "") or "Photo", each.name, each.read(LARGEST + 1))
            for name, name_field, _, field in self.rooms
            for each in given.get(field) or []
        ]
        kept = {"on", "present", "new_address", "_token", "_version"}
        content = {
            "rooms": list(self._rooms_given(given, inventory)),
            "meters": list(self._meters_given(given)),
            "keys": list(self._keys_given(given)),
        }
        for name in [name for name in given if name not in kept]:
            del given[name]
        return {**given, "content": content, "photos": photos}

    def _rooms_given(
        self, given: dict[str, Any], inventory: Inventory
    ) -> Iterator[dict[str, Any]]:
        known = inventory.content.get("rooms", [])
        for i, (name, name_field, keys, _) in enumerate(self.rooms):
            elements = []
            for j, key in enumerate(keys):
                fixed = known[i]["elements"] if i < len(known) else []
                label = (
                    fixed[j]["name"] if j < len(fixed) else given.get(f"name_{key}", "").strip()
                )
                state, words = given.get(f"state_{key}", ""), given.get(f"words_{key}", "").strip()
                if not state and given.get(f"good_{i}"):
                    state = Seen.GOOD
                if label:
                    elements.append({"name": label, "state": state, "words": words})
            room = name or given.get(name_field, "").strip()
            if room:
                yield {"name": room, "elements": elements}

    def _meters_given(self, given: dict[str, Any]) -> Iterator[dict[str, str]]:
        for n, meter in enumerate(self.meters):
            name = meter["name"] or given.get(f"meter_name_{n}", "").strip()
            if name:
                yield {
                    "name": name,
                    "number": given.get(f"meter_number_{n}", "").strip(),
                    "value": given.get(f"meter_value_{n}", "").strip(),
                }

    def _keys_given(self, given: dict[str, Any]) -> Iterator[dict[str, str]]:
        for n, key in enumerate(self.keys):
            name = key["name"] or given.get(f"key_name_{n}", "").strip()
            if name:
                yield {"name": name, "count": given.get(f"key_count_{n}", "").strip()}

    def head(self) -> list[forms.BoundField]:
        return [self[name] for name in ("on", "present", "new_address") if name in self.fields]

    def sheet(self) -> Iterator[dict[str, Any]]:
        """Rooms as the page draws them."""
        for name, name_field, keys, photos in self.rooms:
            yield {
                "name": name,
                "name_field": self[name_field] if name_field else None,
                "good": self[f"good_{photos.removeprefix('photos_')}"],
                "photos": self[photos],
                "elements": [
                    {
                        "name": self[f"name_{key}"] if f"name_{key}" in self.fields else None,
                        "state": self[f"state_{key}"],
                        "words": self[f"words_{key}"],
                    }
                    for key in keys
                ],
            }

    def counts(self) -> dict[str, list[dict[str, Any]]]:
        """Meters and keys as the page draws them."""
        return {
            "meters": [
                {
                    "label": meter["name"],
                    "name": self[f"meter_name_{n}"] if not meter["name"] else None,
                    "number": self[f"meter_number_{n}"],
                    "value": self[f"meter_value_{n}"],
                }
                for n, meter in enumerate(self.meters)
            ],
            "keys": [
                {
                    "label": key["name"],
                    "name": self[f"key_name_{n}"] if not key["name"] else None,
                    "count": self[f"key_count_{n}"],
                }
                for n, key in enumerate(self.keys)
            ],
        }


class SignInventory(ActionForm):
    on = DayField(label="Signé le", past=True)
    signed_as = forms.CharField(label="Le ménage signe ici, en écrivant son nom", max_length=160)
    signed_for_us = forms.CharField(label="Pour le bailleur, nom", max_length=160)


class CompleteInventory(ActionForm):
    on = DayField(label="Demandé le", past=True)
    words = forms.CharField(label="Ce qui a été vu", widget=forms.Textarea(attrs={"rows": 3}))
    heating = forms.BooleanField(
        label="Il s’agit du chauffage, dans son premier mois", required=False
    )


class ChargeDamage(ActionForm):
    adds = True

    item = forms.ChoiceField(
        label="Ligne de la grille",
        choices=[(code, capitalised(wear.label)) for code, wear in usual_wear().items()],
    )
    words = forms.CharField(label="Ce qui est à réparer", max_length=120)
    cost = AmountField(label="Coût de la réparation")
    age = forms.DecimalField(
        label="Âge, en années",
        min_value=0,
        max_value=99,
        decimal_places=1,
        help_text="Depuis la dernière remise à neuf, pas depuis l’entrée.",
    )
    proof = forms.CharField(
        label="Justifié par", max_length=120, help_text="Facture ou devis, avec son numéro."
    )


class SetWear(ActionForm):
    item = forms.ChoiceField(
        label="Élément",
        choices=[(code, capitalised(wear.label)) for code, wear in usual_wear().items()],
    )
    free_years = forms.DecimalField(
        label="Années sans abattement", min_value=0, max_value=50, decimal_places=1
    )
    yearly_percent = forms.DecimalField(
        label="Abattement par an, en %", min_value=0, max_value=100, decimal_places=2
    )
    least_percent = forms.DecimalField(
        label="Part résiduelle, en %", min_value=0, max_value=100, decimal_places=2
    )
    source = forms.CharField(
        label="D’après", max_length=160, help_text="L’accord collectif, sa date."
    )
