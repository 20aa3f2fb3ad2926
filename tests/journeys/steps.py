"""What journeys do again and again."""

import re
from typing import Any

from playwright.sync_api import expect


def pick(page: Any, label: str, typed: str, choice: str = "") -> None:
    """Write some letters in a field that picks among many rows, and choose what is shown."""
    field = page.get_by_label(re.compile(rf"^\s*{re.escape(label)}")).and_(
        page.get_by_role("searchbox")
    )
    field.fill(typed)
    found = page.locator(".pick .found").get_by_role("radio", name=choice or None).first
    expect(found).to_be_visible()
    found.check()
