"""A name never stops a paper: in its script where a typeface has it, else in our letters."""

import pytest

from palier.base.documents.scripts import drawable, is_plain
from palier.base.documents.sheets import Section, Sheet, sheets_pdf
from palier.base.tenancy.tests.examples import an_organisation

WORLD = [
    ("ሰላም ገብረ", "Salaame Gabera"),
    ("李 娜", "Li Nuo"),
    ("김민수", "Gimminsu"),
    ("👩‍👩‍👧 Lune", "Lune"),
    ("🙂", "—"),
    *(
        (name, name)
        for name in ("مريم", "ক্ষমা", "தமிழ்", "अमृता", "דוד", "Αθηνά", "Шевченко", "ราตรี")
    ),
    *(
        (name, name)
        for name in ("Łukasz Żółć", "Nguyễn Thị Ánh", "O’Brien", "Đặng", "Ğül", "Ñuño")
    ),
]


@pytest.mark.parametrize(("name", "written"), WORLD)
def test_what_no_typeface_draws_is_written_in_our_letters(name, written):
    assert drawable(name) == written


def test_lines_stay_lines_and_plain_text_stays_as_it_is():
    assert drawable("李 娜\n12, rue de l’Abbé – 3ᵉ").startswith("Li Nuo\n12, rue")
    assert is_plain(["Avis d’échéance n° 12 : 1 234,50 €", "« Été »"])
    assert not is_plain(["Lune", "李"])


@pytest.mark.django_db
def test_one_name_does_not_stop_the_printing_of_all():
    organisation = an_organisation()
    sheets = [
        Sheet(name, [Section(pairs=[("Ménage", name)])], addressee=[name], lead=f"Pour {name}.")
        for name, _ in WORLD
    ]

    assert sheets_pdf(organisation, sheets).startswith(b"%PDF")
