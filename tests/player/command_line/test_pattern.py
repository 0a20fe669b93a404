from typer.testing import CliRunner

from bangtin_player.command_line.app import application
from bangtin_player.command_line.options import USAGE


def test_a_size_that_is_none_is_named_with_its_option() -> None:
    for option in ("--size", "--module"):
        ran = CliRunner().invoke(application(), ["pattern", option, "0x512", "--lang", "en"])

        assert ran.exit_code == USAGE
        assert f"{option} “0x512” is no size in pixels" in ran.output
