import pytest

from palier.law.territory import DEPARTMENTS, area_of, department_of, is_overseas, prefixes_of


@pytest.mark.parametrize(
    ("postcode", "area"),
    [
        ("13001", "mainland"),
        ("20200", "corsica"),
        ("97400", "overseas"),
        ("97110", "overseas"),
        (" 97600", "overseas"),
        ("", "mainland"),
        ("75020", "mainland"),
    ],
)
def test_a_postcode_tells_the_area(postcode, area):
    assert area_of(postcode) == area
    assert is_overseas(postcode) == (area == "overseas")


def test_there_are_a_hundred_and_one_departments():
    assert len(DEPARTMENTS) == 101
    assert DEPARTMENTS["04"] == "Alpes-de-Haute-Provence"


@pytest.mark.parametrize(
    ("postcode", "code"),
    [
        ("13127", "13"),
        ("04100", "04"),
        ("20000", "2A"),
        ("20137", "2A"),
        ("20200", "2B"),
        ("20600", "2B"),
        ("97410", "974"),
        ("97600", "976"),
        ("98000", ""),
        ("1312", ""),
        ("", ""),
        ("B-1000", ""),
    ],
)
def test_a_postcode_tells_its_department_or_nothing(postcode, code):
    assert department_of(postcode) == code


@pytest.mark.parametrize("postcode", ["13127", "20137", "20200", "20600", "97410", "04100"])
def test_a_department_s_postcodes_begin_as_it_says(postcode):
    told = [code for code in DEPARTMENTS if postcode.startswith(prefixes_of(code))]
    assert told == [department_of(postcode)]
