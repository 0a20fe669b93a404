"""What the press does first."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bangtin_server import press
from bangtin_server.emergencies import blackouts
from bangtin_server.emergencies.reach import Given, Where
from bangtin_server.scheduling import publishing
from bangtin_server.storage.folder import FolderStorage
from tests.server.machines import Machine, a_screen

pytestmark = pytest.mark.django_db


def test_orders_that_come_up_between_many_manifests_do_not_wait_for_the_last(
    storage: FolderStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (press, publishing):
        monkeypatch.setattr(module, "AT_ONCE", 2)
    screens = [a_screen(f"S{number}") for number in range(6)]
    site = screens[0].site
    player = Machine().enrolled(*screens)
    told: list[str] = []

    def tell(tokens: object, word: str = "") -> None:
        del word
        told.extend("orders" if token == site.token else "manifest" for token in list(tokens))  # type: ignore[call-overload]  # tokens of any kind
        if told.count("manifest") == 1 and told[-1] == "manifest":
            blackouts.order(Given(Where(), "t"))

    press.Press(storage, Ed25519PrivateKey.generate(), tell).turn()
    assert player.token
    assert told == ["orders", "manifest", "manifest", "orders", *["manifest"] * 4]
