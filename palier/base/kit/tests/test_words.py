"""What no page, print or export can carry does not enter."""

from palier.base.kit.words import clean, line


def test_control_signs_and_halves_go_and_breaks_become_lines():
    assert clean("VIR RECU\x02MME") == "VIR RECUMME"
    assert clean("a\x0bb\x85c\u2028d\r\ne\rf") == "a\nb\nc\nd\ne\nf"
    assert clean("\ud800x\uffff\x00") == "x"
    assert clean("\u202eabc\u200b\ufeff") == "abc"


def test_every_script_stays_whole():
    for name in (
        "ሰላም",
        "李",
        "مریم می‌آید",
        "ক্ষ",
        "தமிழ்",
        "👩‍👩‍👧",
        "Nguyễn Thị Ánh",
        "O’Brien-Żółć",
    ):
        assert clean(name) == name
    assert clean("E\u0301lodie") == "Élodie"
    assert line("  a\n b\t\u00a0c ") == "a b c"
