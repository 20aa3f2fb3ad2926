from palier.base.kit.memo import once, reading_once


def test_while_a_page_is_drawn_a_thing_is_read_once():
    numbers = iter(range(10))

    def read_next():
        return next(numbers)

    assert [once("a", read_next), once("a", read_next)] == [0, 1]
    with reading_once():
        assert [once("a", read_next), once("a", read_next), once("b", read_next)] == [2, 2, 3]
    with reading_once():
        assert once("a", read_next) == 4
    assert once("a", read_next) == 5
