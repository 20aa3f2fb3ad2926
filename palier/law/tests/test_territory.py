import pytest

from palier.law.territory import area_of, is_overseas


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
