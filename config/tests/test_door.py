import http.client
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from waitress import wasyncore
from waitress.adjustments import Adjustments

from config.door import limits
from config.door.guests import Server
from config.door.server import without_bodies
from config.door.turns import CROWD, Turns
from palier.base.accounts.devices import COOKIE, mark, user_of
from palier.base.tenancy.models import User

HELLO = b"bonjour"


def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """Says how much it was sent."""
    told = HELLO + str(len(environ["wsgi.input"].read())).encode()
    start_response("200 OK", [("Content-Length", str(len(told)))])
    return [told]


@pytest.fixture
def server() -> Iterator[Server]:
    """A door of two threads, before something that only says how much it was sent."""
    turns = Turns()
    sockets: dict[int, Any] = {}
    turns.set_thread_count(2)
    adjustments = Adjustments(listen="127.0.0.1:0", cleanup_interval=3600, ident=None)
    made = Server(
        without_bodies(app),
        sockets,
        dispatcher=turns,
        adj=adjustments,
        sockinfo=adjustments.listen[0],
    )
    going = threading.Event()

    def run() -> None:
        while not going.is_set():
            wasyncore.loop(timeout=0.05, map=sockets, use_poll=True, count=1)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    yield made
    going.set()
    thread.join(5)
    turns.shutdown()
    wasyncore.close_all(sockets)


def ask(
    server: Server, method: str = "GET", body: bytes = b"", **headers: str
) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.effective_port, timeout=20)
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, "/", body or None, told)
    answer = connection.getresponse()
    return answer.status, answer.read()


def begin(server: Server, *lines: str) -> socket.socket:
    """A request that is begun and not ended."""
    begun = socket.create_connection(("127.0.0.1", server.effective_port), timeout=20)
    begun.sendall("\r\n".join(lines).encode())
    return begun


def a_mark(pk: int = 7) -> str:
    response = HttpResponse()
    mark(response, User(pk=pk), secure=False)
    return f"{COOKIE}={response.cookies[COOKIE].value}"


def wait_until(condition: Any) -> None:
    for _ in range(400):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("it did not come")


def test_unfinished_requests_hold_no_thread(server):
    begun = [
        begin(server, "POST / HTTP/1.1", "Host: x", "Content-Length: 1000", "", "abc")
        for _ in range(12)
    ]
    heads = [begin(server, "GET / HTTP/1.1", "X-Slow: y") for _ in range(12)]

    assert ask(server) == (200, HELLO + b"0")
    assert len(begun) + len(heads) == 24


def test_what_is_not_finished_in_time_is_let_go_and_what_goes_on_is_not(server):
    head = begin(server, "GET / HTTP/1.1", "X-Slow: y")
    body = begin(server, "POST / HTTP/1.1", "Host: x", "Content-Length: 1000", "", "abc")
    wait_until(lambda: sum(each.request is not None for each in there(server)) == 2)

    server.maintenance(time.time() + limits.HEAD + 1)
    assert head.recv(10) == b""
    server.maintenance(time.time() + limits.longest(1000) - 2)
    assert len(there(server)) == 1
    server.maintenance(time.time() + limits.longest(1000) + 1)
    assert body.recv(10) == b""


def there(server: Server) -> list[Any]:
    return list(server.active_channels.values())


def test_a_stranger_sends_an_address_and_a_password_and_no_more(server):
    large = b"x" * (limits.STRANGER + 1)

    status, told = ask(server, "POST", large)

    assert status == 413
    assert "Rien n’a été gardé" in told.decode()
    inside = f"{a_mark()}; palier=abcdef"
    assert ask(server, "POST", large, Cookie=inside) == (200, HELLO + str(len(large)).encode())
    assert ask(server, "POST", large, Cookie=a_mark())[0] == 413
    assert ask(server, "POST", large, Cookie=f"{COOKIE}=7:forged:mark")[0] == 413


def test_a_head_is_answered_without_a_body_and_the_next_answer_is_its_own(server):
    connection = http.client.HTTPConnection("127.0.0.1", server.effective_port, timeout=20)
    begun = begin(server, "HEAD / HTTP/1.1", "Host: x", "", "GET / HTTP/1.1", "Host: x", "", "")
    told = b""
    while told.count(b"HTTP/1.1 200 OK") < 2 or not told.endswith(HELLO + b"0"):
        more = begun.recv(1000)
        assert more, told
        told += more

    assert told.count(HELLO) == 1
    for method, body in (("HEAD", b""), ("GET", HELLO + b"0")):
        connection.request(method, "/")
        assert connection.getresponse().read() == body


@pytest.mark.parametrize("cookie", ['palier-appareil="' + "\\" * 9000 + '"', "a=" + "x" * 9000])
def test_cookies_that_take_seconds_to_read_are_refused_unread(server, cookie):
    assert ask(server, Cookie=cookie)[0] == 400


def test_to_go_on_is_said_only_to_a_body_that_is_waited_for(server):
    asking = begin(server, "GET / HTTP/1.1", "Host: x", "Expect: 100-continue", "", "")
    assert asking.recv(100).startswith(b"HTTP/1.1 200 ")

    large = begin(
        server,
        "POST / HTTP/1.1",
        "Host: x",
        "Expect: 100-continue",
        f"Content-Length: {limits.STRANGER + 1}",
        "",
        "",
    )
    assert large.recv(100).startswith(b"HTTP/1.1 413 ")

    fair = begin(
        server, "POST / HTTP/1.1", "Host: x", "Expect: 100-continue", "Content-Length: 3", "", ""
    )
    assert fair.recv(100).startswith(b"HTTP/1.1 100 ")
    fair.sendall(b"a=b")
    told = b""
    while HELLO + b"3" not in told:
        more = fair.recv(300)
        assert more, told
        told += more


def test_a_body_too_large_is_refused_on_its_head(server):
    begun = begin(
        server,
        "POST / HTTP/1.1",
        "Host: x",
        f"Cookie: {a_mark()}; palier=abcdef",
        f"Content-Length: {300 * limits.MEGA}",
        "",
        "",
    )

    assert begun.recv(100).startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize(
    ("path", "kind", "most"),
    [
        ("/", "application/x-www-form-urlencoded", limits.FORM),
        ("/factures/deposer/", "multipart/form-data; boundary=x", limits.FILES),
        ("/reprise/documents/", "multipart/form-data; boundary=x", 220 * limits.MEGA),
        ("/reprise/documents/", "text/plain", limits.FORM),
    ],
)
def test_a_form_with_files_may_be_larger_and_statements_larger_still(path, kind, most):
    assert limits.largest_body(path, kind, is_in=True) == most
    assert limits.largest_body(path, kind, is_in=False) == limits.STRANGER


def test_strangers_who_send_form_after_form_are_told_to_wait_and_colleagues_are_not(server):
    server.tries = limits.Pace(3, 3600)

    got = [ask(server, "POST", b"a=b")[0] for _ in range(3)]
    begun = begin(server, "POST / HTTP/1.1", "Host: x", "Content-Length: 3", "", "a=b")
    wait_until(lambda: any(each.refused_at for each in there(server)))
    server.maintenance(time.time() + limits.HELD + 1)

    assert got == [200, 200, 200]
    assert begun.recv(100).startswith(b"HTTP/1.1 429 ")
    assert ask(server, "POST", b"a=b", Cookie=a_mark())[0] == 200
    assert ask(server)[0] == 200


def test_strangers_who_look_fast_wait_for_their_turn_and_get_their_page(server):
    server.visits = limits.Pace(2, 3600)
    assert [ask(server)[0] for _ in range(2)] == [200, 200]
    server.visits = limits.Pace(0, 5)

    begun = begin(server, "GET / HTTP/1.1", "Host: x", "", "")
    wait_until(lambda: any(each.resumes_at for each in there(server)))
    server.maintenance(time.time() + 1)
    assert not any(each.refused_at for each in there(server))
    server.maintenance(time.time() + 6)
    assert begun.recv(100).startswith(b"HTTP/1.1 200 ")

    server.visits = limits.Pace(0, 3600)
    begun = begin(server, "GET / HTTP/1.1", "Host: x", "", "")
    wait_until(lambda: any(each.refused_at for each in there(server)))
    server.maintenance(time.time() + limits.HELD + 1)
    assert begun.recv(100).startswith(b"HTTP/1.1 429 ")
    assert ask(server, Cookie=a_mark())[0] == 200


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("10.1.2.3", "10.1.2.3"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8:0:0:ffff::2", "2001:db8::/64"),
        ("2001:db8:0:1::1", "2001:db8:0:1::/64"),
        ("n’importe quoi", "n’importe quoi"),
    ],
)
def test_one_subscriber_of_the_newer_addresses_is_one(address, network):
    assert limits.network_of(address) == network


def test_a_pace_is_so_many_at_once_then_one_in_so_many_seconds():
    pace = limits.Pace(2, 10)

    at_once = [pace.wait("a", longest=0, now=each) for each in (0, 1, 2)]
    assert at_once == [0, 0, None]
    assert pace.wait("b", longest=0, now=2) == 0
    assert pace.wait("a", longest=0, now=12) == 0
    assert pace.wait("a", longest=0, now=13) is None
    waits = [pace.wait("a", longest=60, now=13) for _ in range(2)]
    assert waits == pytest.approx([7, 17])
    pace.forget(30)
    assert set(pace.left) == {"a"}
    pace.forget(300)
    assert pace.left == {}


def test_one_address_opens_so_many_connections_and_no_more(server, monkeypatch):
    monkeypatch.setattr(limits, "FROM_ONE_ADDRESS", 2)
    kept = [begin(server, "GET / HTTP/1.1", "X-Slow: y") for _ in range(2)]
    wait_until(lambda: len(there(server)) == 2)

    assert begin(server).recv(10) == b""
    assert len(kept) == 2


def test_each_guest_has_their_turn():
    turns, order = Turns(), []

    class Task:
        def __init__(self, whose: str) -> None:
            self.told = whose

        def whose(self) -> str:
            return self.told

    for whose in ("busy", "busy", "busy", "reader", "busy", "other"):
        turns.add_task(Task(whose))
    while taken := turns._take():
        order.append(taken[0])
        if len(order) == 4:  # two of the busy one are carried out at once, and no more
            break
    assert order == ["busy", "reader", "other", "busy"]
    assert turns._take() is None
    turns._done("busy")
    assert turns._take()[0] == "busy"


def test_a_crowd_goes_one_by_one_when_nobody_else_waits():
    turns = Turns()

    class Task:
        def __init__(self, whose: str) -> None:
            self.whose = lambda: whose

    for _ in range(CROWD + 3):
        turns.add_task(Task("crowd"))
    for _ in range(2):
        turns.add_task(Task("reader"))

    taken = [turns._take() for _ in range(4)]

    assert [each and (each[0], each[2]) for each in taken] == [
        ("reader", False),
        ("reader", False),
        ("crowd", True),
        None,
    ]


def test_where_a_request_comes_from_is_what_the_trusted_proxy_alone_says(server):
    server.adj.trusted_proxy = "127.0.0.1"
    begun = begin(
        server,
        "POST / HTTP/1.1",
        "X-Forwarded-For: 9.9.9.9, 10.1.2.3",
        "Content-Length: 9",
        "",
        "",
    )
    wait_until(
        lambda: any(each.request and each.request.headers_finished for each in there(server))
    )
    [guest] = there(server)

    assert guest.address_of(guest.request) == "10.1.2.3"
    server.adj.trusted_proxy = "10.0.0.1"
    assert guest.address_of(guest.request) == begun.getsockname()[0] == "127.0.0.1"


def test_a_mark_names_its_user_and_cannot_be_made_up():
    told = a_mark(12).partition("=")[2]

    assert user_of(told) == 12
    assert user_of(told.replace("12", "13", 1)) is None
    assert user_of("") is None
    assert settings.SECRET_KEY not in told
