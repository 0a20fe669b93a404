"""Pictures of the console in a real browser: each page at a desk and on a phone."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from playwright.sync_api import Error as PageError

_PASSWORD = "mot-mat-khau-that-dai-de-thu"  # noqa: S105 - of a centre that is gone a minute later
_DESK: ViewportSize = {"width": 1280, "height": 800}
_PHONE: ViewportSize = {"width": 390, "height": 844}
_PICTURE_WITHIN_MS = 20_000
QUIET = (
    "--no-sandbox",  # refused to root and in many containers; the only pages are the demonstration's own
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Look(Protocol):
    """Takes the pictures of a page."""

    def __call__(self, path: str, name: str) -> None:
        """Leave pictures of the page at *path* under *name*."""
        ...


class Photographer:
    """Looks at the console as its first administrator; what goes wrong is said, and nothing else is held up by it.

    Args:
        desk: A page of a desk's size.
        phone: A page of a phone's, signed in with it.
        address: The centre's.
        folder: Where `console-*.png` go.
        say: Tells what went wrong.
    """

    def __init__(self, desk: Page, phone: Page, address: str, folder: Path, say: Callable[[str], None]) -> None:
        self._pages = {"": desk, "-phone": phone}
        self._address, self._folder, self._say = address, folder, say
        self.taken: list[str] = []

    def sign_in(self, link: str) -> None:
        """Make the administrator that looks, by a one-time link."""
        self("/sign-in", "sign-in")
        self(link.removeprefix(self._address), "first-sign-in")
        with self._faults_told("first-sign-in"):
            for name, value in (("user_name", "quan-tri"), ("full_name", "Quản trị viên (mẫu)")):
                self._pages[""].fill(f"[name={name}]", value)
            for name in ("password", "password_again"):
                self._pages[""].fill(f"[name={name}]", _PASSWORD)
            self._pages[""].click("main form button")

    def __call__(self, path: str, name: str) -> None:
        """Leave `console-NAME.png` and `console-NAME-phone.png`."""
        for suffix, page in self._pages.items():
            file = f"console-{name}{suffix}.png"
            with self._faults_told(file):
                page.goto(f"{self._address}{path}")
                page.screenshot(path=self._folder / file, full_page=True)
                self.taken.append(file)

    def ask_for_picture(self, screen: str) -> None:
        """Ask a screen's player for a picture of its wall, as an operator does, and wait until the page shows it."""
        with self._faults_told(f"/screens/{screen}"):
            desk = self._pages[""]
            desk.goto(f"{self._address}/screens/{screen}")
            desk.click("figcaption button")
            for wanted in ("figcaption button", ".wall img"):  # the button is back when the picture is there
                desk.wait_for_selector(wanted, timeout=_PICTURE_WITHIN_MS)

    @contextmanager
    def _faults_told(self, what: str) -> Iterator[None]:
        try:
            yield
        except PageError as error:
            self._say(f"Không chụp được {what} / cannot be photographed: {error}")


@contextmanager
def photographer(address: str, link: str, folder: Path, say: Callable[[str], None]) -> Iterator[Photographer | None]:
    """Have somebody signed in who photographs; None where there is no browser that starts."""
    chromium = shutil.which("chromium")
    if chromium is None:
        say(
            "Không có Chromium nên không chụp trang quản trị / the Debian package chromium is missing: no console-*.png"
        )
        yield None
        return
    with ExitStack() as stack:
        try:
            playwright = stack.enter_context(sync_playwright())
            browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET), handle_sigint=False)
        except Exception as error:  # noqa: BLE001 - Playwright raises a bare one where its driver does not start
            say(f"Chromium không chạy được / did not start, so there are no console-*.png: {error}")
            yield None
            return
        stack.callback(_close, browser)
        taker = Photographer(*_opened(browser), address, folder, say)
        taker.sign_in(link)
        yield taker


def _close(browser: Browser) -> None:
    with suppress(PageError):  # gone already where Ctrl-C reached it, too
        browser.close()


def _opened(browser: Browser) -> tuple[Page, Page]:
    """Return a page at a desk and one on a phone, of one person."""
    context = browser.new_context(viewport=_DESK, locale="vi-VN", device_scale_factor=1)
    desk, phone = context.new_page(), context.new_page()
    phone.set_viewport_size(_PHONE)
    return desk, phone
