"""`python -m config.drills.enemy PORT`: everything at once against a server of this machine."""

import asyncio
import os
import re
import signal
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any

UNFINISHED, HUGE, LOOPS, EXPORTS = 60, 10, 200, 50
DONE: Counter[str] = Counter()
HUNDRED_K = b"x" * 100_000
Attack = Callable[[int], Awaitable[None]]
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
STRANGER, COLLEAGUE = "127.0.0.1", "127.0.0.3"


async def _opened(port: int, *, local: str = STRANGER) -> Streams:
    bound = (local, 0) if sys.platform == "linux" else None
    opening = asyncio.open_connection("127.0.0.1", port, local_addr=bound)
    return await asyncio.wait_for(opening, 10)


async def _answer(
    port: int, head: str, body: bytes = b"", *, local: str = STRANGER
) -> tuple[int, bytes]:
    """Status and content of one request, on a connection of its own."""
    reader, writer = await _opened(port, local=local)
    told = b""
    try:
        writer.write(
            f"{head}\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode() + body
        )
        while more := await asyncio.wait_for(reader.read(1_000_000), 120):
            told += more
    finally:
        writer.close()
    code = told[9:12]
    return (int(code) if code.isdigit() else 0), told


async def unfinished(port: int) -> None:
    """Half a head, or half a body, and then nothing more."""
    reader, writer = await _opened(port)
    if DONE["demandes_inachevées"] % 2:
        writer.write(b"GET / HTTP/1.1\r\nX-Slow: y")
    else:
        writer.write(b"POST /entrer/ HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nabc")
    DONE["demandes_inachevées"] += 1
    with suppress(OSError, asyncio.TimeoutError):
        await asyncio.wait_for(reader.read(100), 60)
    writer.close()
    await asyncio.sleep(0.5)


async def huge(port: int) -> None:
    """Three hundred megabytes that nobody asked for."""
    _, writer = await _opened(port)
    writer.write(b"POST /entrer/ HTTP/1.1\r\nHost: x\r\nContent-Length: 300000000\r\n\r\n")
    DONE["corps_de_300_Mo"] += 1
    with suppress(OSError):
        for _ in range(3000):
            writer.write(HUNDRED_K)
            await writer.drain()
    writer.close()
    await asyncio.sleep(0.2)


async def guess(port: int) -> None:
    """A page of the door, then a wrong password."""
    _, page = await _answer(port, "GET /entrer/ HTTP/1.1")
    token = re.search(rb'csrfmiddlewaretoken" value="(\w+)"', page)
    cookie = re.search(rb"csrftoken=(\w+)", page)
    if not token or not cookie:
        DONE["essais_écartés"] += 1
        await asyncio.sleep(0.5)
        return
    body = b"email=lectrice%40drill.example&password=faux&csrfmiddlewaretoken=" + token[1]
    head = (
        f"POST /entrer/ HTTP/1.1\r\nCookie: csrftoken={cookie[1].decode()}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}"
    )
    status, _ = await _answer(port, head, body)
    DONE["essais_d’entrée" if status == 422 else "essais_écartés"] += 1


async def export(port: int) -> None:
    """A colleague who asks for everything, again and again."""
    paths = (
        "/menages/?format=xlsx",
        "/contrats/?format=xlsx",
        "/quittancement/comptes/?format=xlsx",
    )
    path = paths[DONE["exports_demandés"] % len(paths)]
    DONE["exports_demandés"] += 1
    head = f"GET {path} HTTP/1.1\r\nCookie: {os.environ['SIEGE_COOKIES']}"
    await _answer(port, head, local=COLLEAGUE)
    await asyncio.sleep(5)


async def again(attack: Attack, port: int) -> None:
    while True:
        try:
            await attack(port)
        except (TimeoutError, OSError, asyncio.IncompleteReadError):
            DONE["connexions_refusées"] += 1
            await asyncio.sleep(0.5)


async def main(port: int) -> None:
    """Until told to stop."""
    attacks: list[Coroutine[Any, Any, None]] = [
        again(attack, port)
        for attack, count in (
            (unfinished, UNFINISHED),
            (huge, HUGE),
            (guess, LOOPS),
            (export, EXPORTS),
        )
        for _ in range(count)
    ]
    tasks = {asyncio.create_task(each) for each in attacks}  # kept, or they would be collected
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    await stopped.wait()
    DONE["attaques_à_la_fois"] = len(tasks)
    print(" ".join(f"{name} {count}" for name, count in DONE.items()), flush=True)
    os._exit(0)  # whatever is still open closes with us


if __name__ == "__main__":
    os.nice(19)
    asyncio.run(main(int(sys.argv[1])))
