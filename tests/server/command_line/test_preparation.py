"""What stands before the centre serves."""

from pathlib import Path

import pytest

from bangtin_server.command_line.preparation import hold_data_folder
from bangtin_server.errors import StartError


def test_a_second_centre_on_one_data_folder_is_refused_until_the_first_has_ended(tmp_path: Path) -> None:
    with hold_data_folder(tmp_path), pytest.raises(StartError) as refused:
        hold_data_folder(tmp_path)
    assert str(tmp_path) in refused.value.en
    assert "Dừng trung tâm đó" in refused.value.vi

    with hold_data_folder(tmp_path):
        pass
