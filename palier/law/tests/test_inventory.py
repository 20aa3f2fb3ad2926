from datetime import date
from decimal import Decimal

import pytest

from palier.law.inventory import may_complete, rooms_of
from palier.law.wear import Wear, usual_wear

PAINT = Wear("paint", "peintures", Decimal(2), Decimal(12), Decimal(15))


@pytest.mark.parametrize(
    ("age", "share"),
    [
        ("0", "500.00"),
        ("2", "500.00"),
        ("3", "440.00"),
        ("5.5", "290.00"),
        ("9", "80.00"),
        ("10", "75.00"),
        ("30", "75.00"),
    ],
)
def test_the_tenants_share_of_a_repair_falls_with_age_down_to_its_least(age, share):
    """cost x max(least, 1 - yearly x max(0, age - free))."""
    assert PAINT.share(Decimal(500), Decimal(age)) == Decimal(share)


def test_every_item_of_common_use_wears_down_to_its_least():
    for wear in usual_wear().values():
        assert wear.share(Decimal(100), Decimal(0)) == 100
        assert wear.share(Decimal(100), Decimal(50)) == wear.least_percent


def test_a_home_is_walked_through_room_by_room():
    rooms = [room for room, _ in rooms_of("T3", "dwelling")]
    assert rooms == ["Entrée", "Séjour", "Cuisine", "Salle d’eau", "WC", "Chambre 1", "Chambre 2"]
    assert rooms_of("", "pitch") == []
    assert [room for room, _ in rooms_of("", "room")] == ["Chambre"]
    assert "évier, robinets, placards" in dict(rooms_of("T1", "dwelling"))["Cuisine"]


def test_loi_89_462_article_3_2_ten_days_to_complete():
    assert may_complete(date(2026, 3, 1), date(2026, 3, 11))
    assert not may_complete(date(2026, 3, 1), date(2026, 3, 12))
