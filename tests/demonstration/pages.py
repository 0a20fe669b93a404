"""Pictures of the console in a real browser, where there is one; the first administrator is made on the way."""

import shutil
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

_PASSWORD = "mot-mat-khau-that-dai-de-thu"  # noqa: S105 - of a centre that is gone a second later
_SIZE: ViewportSize = {"width": 1366, "height": 900}


def photograph(address: str, link: str, folder: Path) -> list[Path]:
    """Leave `console-*.png` in *folder*; none where there is no browser."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            page = browser.new_page(viewport=_SIZE, locale="vi-VN")
            return _walk(page, address, link, folder)
        finally:
            browser.close()


def _walk(page: Page, address: str, link: str, folder: Path) -> list[Path]:
    """Follow the one-time link, make the administrator, and look at what there is."""
    page.goto(link)
    made = [_taken(page, folder / "console-first-sign-in.png")]
    for name, value in (("user_name", "quan-tri"), ("full_name", "Quản trị viên (mẫu)")):
        page.fill(f"[name={name}]", value)
    for name in ("password", "password_again"):
        page.fill(f"[name={name}]", _PASSWORD)
    page.click("main form button")
    for path, name in (("/", "overview"), ("/enrol", "enrol"), ("/tokens", "tokens")):
        page.goto(f"{address}{path}")
        made.append(_taken(page, folder / f"console-{name}.png"))
    return made


def _taken(page: Page, path: Path) -> Path:
    page.screenshot(path=path)
    return path
