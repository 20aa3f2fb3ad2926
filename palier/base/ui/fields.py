"""Form fields that read what people type in France, and say what is wrong with it."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from stdnum import iban as iban_numbers
from stdnum.fr import siren as siren_numbers

from palier.base.kit.amounts import Doubtful, Rounded, Unreadable, read_amount
from palier.base.kit.phones import read_phones
from palier.base.kit.typography import plural
from palier.law.amounts import to_cent

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day between 1900 and 2100; with `past`, one that has come already."""

    widget = DateInput
    input_formats = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y")

    def __init__(self, *, past: bool = False, **kwargs: Any) -> None:
        self.past = past
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        year = re.search(r"\d{5,}", str(value or ""))
        if year:
            raise ValidationError(
                f"L’année {year[0]} n’existe pas encore. Écrivez par exemple 14/12/2026."
            )
        try:
            day: date | None = super().to_python(value)
        except ValidationError:
            raise ValidationError(
                f"« {value} » n’est pas une date. Écrivez par exemple 14/12/2026."
            ) from None
        if day is not None and not EARLIEST <= day <= LATEST:
            raise ValidationError(f"L’année {day.year} est hors du possible (1900 à 2100).")
        if day is not None and self.past and day > timezone.localdate():
            raise ValidationError("Ce jour n’est pas encore venu.")
        return day


class LastDayField(DayField):
    """Asks the last day of a period; gives the first day that is out of it."""

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        return None if day is None else day + timedelta(days=1)

    def prepare_value(self, value: Any) -> Any:
        return value - timedelta(days=1) if isinstance(value, date) else value


class AmountField(forms.Field):
    """An amount in euros: `1 234,50`, `1234.5`, `1.234,50`, `12 €`, read as imports read it."""

    widget = forms.TextInput

    def __init__(self, *, least: Decimal | None = Decimal(0), **kwargs: Any) -> None:
        self.least = least
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal", "data-affix": "€"}

    def prepare_value(self, value: Any) -> Any:
        return f"{value:.2f}".replace(".", ",") if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        try:
            amount = read_amount(value)
        except Unreadable as wrong:
            raise ValidationError(str(wrong)) from None
        if isinstance(amount, Rounded):
            raise ValidationError(
                "Un montant s’arrête au centime : deux chiffres après la virgule."
            )
        if isinstance(amount, Doubtful):
            raise ValidationError(
                f"« {value} » : des milliers, ou trois décimales ? Écrivez par exemple 1 234,00."
            )
        if self.least is not None and amount < self.least:
            raise ValidationError("Un montant négatif n’est pas possible ici.")
        return to_cent(amount)


class UnitPriceField(AmountField):
    """A price of one unit in euros, five figures after the comma at most: `0,2516`."""

    def prepare_value(self, value: Any) -> Any:
        return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        told = re.sub(r"[\s€]", "", str(value)).replace(",", ".")
        if not re.fullmatch(r"\d{1,6}(\.\d{1,5})?", told):
            raise ValidationError(f"« {value} » n’est pas un prix. Écrivez par exemple 0,2516.")
        return Decimal(told)


SEPARATORS = re.compile(r"[\s.\-–/]")


def compact(value: Any) -> str:
    """A number as it is kept: without the spaces, dots, dashes and bars it is copied with."""
    return SEPARATORS.sub("", str(value or "")).upper()


class IbanField(forms.CharField):
    """An IBAN whose key is right, kept without what separates its figures."""

    def clean(self, value: Any) -> str:
        number = compact(super().clean(value))
        if number and not iban_numbers.is_valid(number):
            raise ValidationError(
                "La clé de cet IBAN est fausse : un chiffre a sans doute été mal recopié."
            )
        return number


class SirenField(forms.CharField):
    """A SIREN of nine digits whose key is right."""

    def clean(self, value: Any) -> str:
        number = compact(super().clean(value))
        if number and not siren_numbers.is_valid(number):
            raise ValidationError("Ce SIREN n’est pas juste : neuf chiffres, dont une clé.")
        return number


class PhoneField(forms.CharField):
    """One number or several, with the words around them; each in its usual form.

    Refused: digits alone that are the beginning of a number; with a word beside, they are kept.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 120)
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        told = read_phones(str(super().clean(value) or ""))
        digits = re.sub(r"[\s./-]", "", told.text)
        if not told.numbers and re.fullmatch(r"0\d{0,8}", digits):
            raise ValidationError(
                f"« {told.text} » n’a que {plural(len(digits), 'chiffre')} : un numéro en a dix. S’il en "
                "manque, dites-le à côté : « 06 12, la suite à demander »."
            )
        return told.text


class HourField(forms.TimeField):
    """An hour as people type it: 9 h 30, 9h30, 9:30, 14."""

    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")

    def to_python(self, value: Any) -> time | None:
        text = str(value or "").lower().replace(" ", "").replace("h", ":").rstrip(":")
        if text.isdecimal() and len(text) <= 2:
            text += ":00"
        try:
            hour: time | None = super().to_python(text)
        except ValidationError:
            raise ValidationError(
                f"« {value} » n’est pas une heure. Écrivez par exemple 14:30."
            ) from None
        return hour


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%dT%H:%M")


NO_SUCH_HOUR = (
    "Cette nuit-là, l’heure change : ce moment n’existe pas, ou existe deux fois. Écrivez une heure "
    "avant 2 h ou à partir de 3 h."
)


class MomentField(forms.DateTimeField):
    """A day and an hour, in the association's own time; with `past`, one that has come already."""

    widget = MomentInput
    input_formats = ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y %Hh%M")

    def __init__(self, *, past: bool = False, **kwargs: Any) -> None:
        self.past = past
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> datetime | None:
        try:
            moment: datetime | None = super().to_python(value)
        except ValidationError as wrong:
            if wrong.code == "ambiguous_timezone":
                raise ValidationError(NO_SUCH_HOUR) from None
            raise ValidationError(
                f"« {value} » n’est pas un jour et une heure. Écrivez par exemple 14/12/2026 09:30."
            ) from None
        if moment is not None and not EARLIEST <= moment.date() <= LATEST:
            raise ValidationError(f"L’année {moment.year} est hors du possible (1900 à 2100).")
        if moment is not None and self.past and moment > timezone.now() + timedelta(minutes=5):
            raise ValidationError("Ce moment n’est pas encore venu.")
        return moment
