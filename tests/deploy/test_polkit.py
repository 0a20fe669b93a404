"""The rule by which a player's service may start its machine anew, read as polkit reads it."""

import json
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtQml import QJSEngine, QJSValue

pytestmark = pytest.mark.usefixtures("qapp")  # the engine of scripts wants an application
RULE = Path(__file__).parents[2] / "deploy" / "polkit-1" / "60-bangtin-player.rules"
LOGIN = "org.freedesktop.login1."
_POLKIT = "var rules = []; var polkit = {Result: {YES: 'yes'}, addRule: function (rule) { rules.push(rule); }};"
"""What polkitd gives a rule, as far as ours asks for it."""


def evaluated(engine: QJSEngine, script: str) -> QJSValue:
    # PySide's types speak of a tuple; what comes is the value.
    return cast("QJSValue", engine.evaluate(script))


def verdict(action: str, user: str) -> str:
    engine = QJSEngine()
    for script in (_POLKIT, RULE.read_text(encoding="utf-8")):
        found = evaluated(engine, script)
        assert not found.isError(), found.toString()
    asked = (
        f"rules.length === 1 ? String(rules[0]({{id: {json.dumps(action)}}}, {{user: {json.dumps(user)}}})) : 'rules'"
    )
    return evaluated(engine, asked).toString()


@pytest.mark.parametrize("action", ["reboot", "reboot-multiple-sessions"])
def test_the_service_may_start_its_machine_anew(action: str) -> None:
    assert verdict(LOGIN + action, "bangtin-player") == "yes"


@pytest.mark.parametrize(
    ("action", "user"),
    [
        ("reboot", "guest"),
        ("reboot", "bangtin-player2"),
        ("reboot-ignore-inhibit", "bangtin-player"),
        ("set-reboot-parameter", "bangtin-player"),
        ("power-off", "bangtin-player"),
        ("halt", "bangtin-player"),
    ],
)
def test_nobody_may_anything_else_by_it(action: str, user: str) -> None:
    assert verdict(LOGIN + action, user) == "undefined"


def test_the_service_runs_as_the_user_that_the_rule_names() -> None:
    unit = (RULE.parents[1] / "systemd" / "bangtin-player.service").read_text(encoding="utf-8")
    assert "User=bangtin-player" in unit.splitlines()
    users = (RULE.parents[1] / "sysusers.d" / "bangtin-player.conf").read_text(encoding="utf-8")
    assert any(line.split()[:2] == ["u", "bangtin-player"] for line in users.splitlines())
