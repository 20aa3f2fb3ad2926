"""A real browser in the played demo: the server runs as it does for users."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from config.cluster import Address

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in str(item.fspath):
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
        "PALIER_EMAIL": "file",
        "PALIER_DATA_DIR": str(tmp_path_factory.mktemp("files")),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-m", "config.door.server", "--port", str(port)]
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
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=15_000)  # two cores do everything at once

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
        page.set_default_timeout(15_000)
        return page

    yield come_in
    for context in contexts:
        context.close()
    assert errors == []


AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
# What a colour depends on: an element and those around it, by class and state. Rows of a table,
# and the frame of every page, look alike: each look is measured once.
LOOKS = """async ([known, narrow]) => {
  const states = ["class", "disabled", "open", "type", "role", "data-tone", "data-theme", "hidden",
    "aria-current", "aria-pressed", "aria-invalid", "aria-selected", "aria-disabled"];
  const own = new Map(), seen = new Set(known), fresh = [];
  const look = (node) => {
    if (!node || node.nodeType !== 1) return String(narrow);
    if (!own.has(node)) {
      const said = states.map((name) => node.getAttribute(name) ?? "").join("|");
      own.set(node, look(node.parentNode) + ">" + node.tagName + said);
    }
    return own.get(node);
  };
  const hash = (text) => {
    let sum = 5381;
    for (const sign of text) sum = (sum * 33 + sign.codePointAt(0)) % 9007199254740991;
    return sum;
  };
  for (const node of document.body.querySelectorAll("*")) {
    if (!node.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const speaks = [...node.childNodes].some((each) => each.nodeType === 3 && each.data.trim());
    const mark = speaks || node.matches("input, select, textarea") ? hash(look(node)) : 0;
    if (mark && !seen.has(mark)) { seen.add(mark); fresh.push([mark, node]); }
  }
  const run = (on, rules) => axe.run(on, { resultTypes: ["violations"], ...rules });
  const found = [await run(document, { rules: { "color-contrast": { enabled: false } } })];
  const only = { type: "rule", values: ["color-contrast"] };
  if (fresh.length)
    found.push(await run({ include: fresh.map(([, node]) => node) }, { runOnly: only }));
  const told = found.flatMap((each) => each.violations);
  return [fresh.map(([mark]) => mark),
    told.map((each) => [each.id, each.nodes[0].html.slice(0, 200)])];
}"""


@pytest.fixture(scope="session")
def looks() -> set[int]:
    """Looks whose colours were found right, on whichever page."""
    return set()


@pytest.fixture
def accessible(looks: set[int]) -> Callable[[Any], None]:
    """axe finds no violation on the page."""

    def check(page: Any) -> None:
        page.wait_for_load_state()
        if not page.evaluate("typeof axe !== 'undefined'"):
            page.evaluate(AXE)
        dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        scene = f"{page.viewport_size['width'] < 768}{dark}"
        fresh, told = page.evaluate(LOOKS, [sorted(looks), scene])
        assert told == [], page.url
        looks.update(fresh)

    return check


SHOTS = Path(os.environ["PALIER_SHOTS"]) if os.environ.get("PALIER_SHOTS") else None


def shot(page: Any, name: str) -> None:
    """Keep a picture of the page when asked to (`PALIER_SHOTS=folder`)."""
    if SHOTS:
        SHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(SHOTS / f"{name}.png"), full_page=True)


def both_widths(page: Any, accessible: Callable[[Any], None], name: str) -> None:
    """A page at the width of a desk, then of a small telephone: accessible, and it fits."""
    for width in (1440, 320):
        page.set_viewport_size({"width": width, "height": 900})
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
        shot(page, f"{width}{name}")
