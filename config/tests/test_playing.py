import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.test import RequestFactory

from config.door import playing
from config.door.playing import OPENS_AFTER, WHERE, Playing, Progress

ASKED = RequestFactory()


@pytest.fixture
def door(tmp_path, monkeypatch):
    """The door of a demo that plays, looked at each time, and the file that says how far it is."""
    path = tmp_path / "playing.json"
    Progress(0, 47, "L’équipe").write(path)
    monkeypatch.setenv(WHERE, str(path))
    monkeypatch.setattr(playing, "LOOKED_AT", -1)
    let_in = []

    def page(request):
        let_in.append(request)
        return HttpResponse("une page")

    return Playing(page), path, let_in


def test_before_the_first_acts_every_page_says_that_it_is_being_prepared(door):
    answer, path, let_in = door
    Progress(2, 47, "Les lieux").write(path)

    told = answer(ASKED.get("/menages/"))

    assert (told.status_code, told["Retry-After"], let_in) == (503, "2", [])
    page = told.content.decode()
    assert "La démonstration se prépare" in page
    assert "Les lieux" in page
    assert told["Refresh"] == "2"


def test_after_them_one_reads_comes_in_and_is_told_how_far_it_is(door):
    answer, path, let_in = door
    Progress(OPENS_AFTER, 47, "2025-01").write(path)

    assert answer(ASKED.get("/menages/")).content == b"une page"
    assert answer(ASKED.post("/entrer/3/")).content == b"une page"
    assert [request.playing.done for request in let_in] == [OPENS_AFTER] * 2


def test_nothing_is_written_before_the_end_and_one_is_told_why(door):
    answer, path, let_in = door
    Progress(12, 47, "2025-06").write(path)

    for asked in (ASKED.post("/menages/ouvrir/"), ASKED.put("/"), ASKED.delete("/")):
        told = answer(asked)
        assert told.status_code == 503
        assert "12 actes sur 47" in told.content.decode()
    assert let_in == []


def test_once_over_the_door_is_a_door_for_good(door):
    answer, path, let_in = door
    path.unlink()
    assert answer(ASKED.post("/menages/ouvrir/")).content == b"une page"
    assert not hasattr(let_in[0], "playing")
    Progress(1, 47, "").write(path)
    assert answer(ASKED.post("/menages/ouvrir/")).content == b"une page"


def test_where_nothing_is_played_it_is_not_there(monkeypatch):
    monkeypatch.delenv(WHERE, raising=False)
    with pytest.raises(MiddlewareNotUsed):
        Playing(lambda request: HttpResponse())
