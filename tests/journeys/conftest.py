"""A real browser in the played demo: the server runs as it does for users."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from config.cluster import Address

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in str(item.fspath):
            item.add_marker(pytest.mark.xdist_group("demo"))
            item.add_marker(pytest.mark.journey)


def _browser() -> str:
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    pytest.skip(
        "Chromium manque : ce parcours dans un navigateur n’a pas été joué "
        "(apt-get install chromium)."
    )


@pytest.fixture(scope="session")
def site(demo: Address, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of our own, on the played demo."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path_factory.mktemp("site") / "server.log"
    environment = {
        **os.environ,
        **demo.environment(),
        "PALIER_DEMO": "1",
        "PALIER_POOL": "1",
        "PALIER_SECRET_KEY": "journeys",
        "PALIER_DATA_DIR": str(tmp_path_factory.mktemp("files")),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port)]
    command += ["--workers", "1", "--blocking-threads", "4", "--no-ws", "config.wsgi:application"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(15)
    assert "ERROR" not in log.read_text(errors="replace"), log.read_text(errors="replace")[-3000:]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    path = _browser()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def enter(browser: Any, site: str) -> Iterator[Callable[[str], Any]]:
    """Come in as someone of the demo; gives their page. Errors of the page fail the test."""
    contexts, errors = [], []

    def come_in(first_name: str, **options: Any) -> Any:
        context = browser.new_context(base_url=site, locale="fr-FR", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto("/entrer/")
        page.get_by_role("button", name=f"Entrer comme {first_name}").click()
        page.get_by_role("heading", name=f"Bonjour {first_name}").wait_for()
        page.set_default_timeout(8000)
        return page

    yield come_in
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def accessible() -> Callable[[Any], None]:
    """axe finds no violation on the page."""
    from axe_playwright_python.sync_playwright import Axe

    def check(page: Any) -> None:
        page.wait_for_load_state()
        found = Axe().run(page).response["violations"]
        told = [(each["id"], each["nodes"][0]["html"][:200]) for each in found]
        assert told == [], page.url

    return check


SHOTS = Path(os.environ["PALIER_SHOTS"]) if os.environ.get("PALIER_SHOTS") else None


def shot(page: Any, name: str) -> None:
    """Keep a picture of the page when asked to (`PALIER_SHOTS=folder`)."""
    if SHOTS:
        SHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(SHOTS / f"{name}.png"), full_page=True)
