"""What journeys do again and again."""

import re
from typing import Any

from playwright.sync_api import expect


def pick(page: Any, label: str, typed: str, choice: str = "") -> None:
    """Choose a row as one does: among a few that are a list, or by writing some letters where
    they are many (how many are left depends on what was played before)."""
    field = page.get_by_label(re.compile(rf"^\s*{re.escape(label)}")).and_(
        page.locator("select, input[type=search]")
    )
    expect(field).to_be_visible()
    if field.evaluate("each => each.tagName") == "SELECT":
        offered = [each for each in field.locator("option").all() if each.get_attribute("value")]
        said = next(each for each in offered if choice in each.inner_text())
        field.select_option(said.get_attribute("value"))
        return
    field.fill(typed)
    found = page.locator(".pick .found").get_by_role("radio", name=choice or None).first
    expect(found).to_be_visible()
    found.check()


def every(rows: Any) -> Any:
    """Each of them, once the page that holds them is there: `all` waits for nothing, and a loop
    over nothing ticks nothing."""
    expect(rows.first).to_be_attached()
    return rows.all()


def send(page: Any, button: Any) -> None:
    """Press what saves a form, and stay until the answer stands: whoever goes elsewhere at once, or
    looks at once for what was said, may be faster than a busy machine."""
    with page.expect_navigation(wait_until="load"):
        button.click()


def through_menu(page: Any, label: str) -> None:
    """Go by the menu: what one's trade opens all day is there, the rest unfolds by part."""
    menu = page.locator("nav#menu")
    if not menu.is_visible():
        page.get_by_role("button", name="Menu", exact=True).click()
    wanted = page.locator("a").filter(has_text=re.compile(rf"^\s*{re.escape(label)}\s*$"))
    part = menu.locator("details:not([open])").filter(has=wanted)
    if part.count():
        part.locator("summary").click()
    menu.locator(wanted).click()
