"""What forms read, and what they say of what they cannot read."""

from datetime import date, time

import pytest
from django import forms
from django.utils import translation
from django.utils.timezone import localtime

from bangtin_server.console.form import ClockField, DayField, Form, MomentField, line


class Every(Form):
    """A field of each kind."""

    text = line(5)
    wanted = line(required=True)
    number = forms.IntegerField(min_value=2, max_value=9, required=False)
    picked = forms.ChoiceField(choices=[("a", "a")], required=False)
    at = MomentField(required=False)
    day = DayField(required=False)
    hour = ClockField(required=False)


GOOD = {"wanted": "x"}


@pytest.mark.parametrize(
    "typed",
    [
        "24/11/2026 08:30",
        "24/11/2026 8:30",
        " 24-11-2026  8h30 ",
        "24.11.2026 08.30",
        "24/11/2026, 8 giờ 30",
        "08:30 24/11/2026",
        "241120260830",
        "24112026 0830",
        "2026-11-24T08:30",
        "2026-11-24 08:30",
    ],
)
def test_a_moment_is_read_however_people_here_write_it(typed: str) -> None:
    form = Every({**GOOD, "at": typed})

    assert form.is_valid(), form.errors
    assert f"{localtime(form.cleaned_data['at']):%d/%m/%Y %H:%M %z}" == "24/11/2026 08:30 +0700"


def test_seconds_are_kept() -> None:
    form = Every({**GOOD, "at": "24/11/2026 08:30:07"})

    assert form.is_valid(), form.errors
    assert f"{localtime(form.cleaned_data['at']):%H:%M:%S}" == "08:30:07"


@pytest.mark.parametrize("typed", ["24/11/2026", "24-11-2026", "24 11 2026", "24112026", "2026-11-24"])
def test_a_day_is_read_likewise(typed: str) -> None:
    form = Every({**GOOD, "day": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"] == date(2026, 11, 24)


@pytest.mark.parametrize("typed", ["16:00", "16h00", "16 giờ 00", "1600", "16:00:00"])
def test_a_time_of_day_is_read_likewise(typed: str) -> None:
    form = Every({**GOOD, "hour": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["hour"] == time(16)


@pytest.mark.parametrize(
    ("field", "typed", "vi", "en"),
    [
        ("wanted", "", "Mục này bắt buộc phải điền.", "This has to be filled in."),
        ("text", "a\0b", "Có ký tự không dùng được.", "There is a character that cannot be used."),
        ("text", "dài quá mức", "Dài quá: tối đa 5 ký tự.", "Too long: at most 5 characters."),
        ("number", "10", "Số lớn quá: tối đa 9.", "Too large: at most 9."),
        ("number", "1", "Số nhỏ quá: ít nhất 2.", "Too small: at least 2."),
        ("number", "ba", "Ghi một số nguyên, ví dụ 30.", "Write a whole number, such as 30."),
        ("picked", "b", "Chọn một mục có trong danh sách.", "Choose one of the list."),
        (
            "at",
            "31/02/2026 08:30",
            "Không đọc được: ghi ngày và giờ như 24/11/2026 08:30.",
            "Not understood: write it as 24/11/2026 08:30.",
        ),
        (
            "at",
            "2026-11-24",
            "Không đọc được: ghi ngày và giờ như 24/11/2026 08:30.",
            "Not understood: write it as 24/11/2026 08:30.",
        ),
        (
            "at",
            "11/24/2026 08:30 PM",
            "Không đọc được: ghi ngày và giờ như 24/11/2026 08:30.",
            "Not understood: write it as 24/11/2026 08:30.",
        ),
        ("day", "mai", "Không đọc được: ghi ngày như 24/11/2026.", "Not understood: write it as 24/11/2026."),
        ("hour", "25:00", "Không đọc được: ghi giờ như 16:00.", "Not understood: write it as 16:00."),
    ],
)
def test_what_cannot_be_read_is_said_in_our_own_words(field: str, typed: str, vi: str, en: str) -> None:
    for language, said in (("vi", vi), ("en", en)):
        with translation.override(language):
            assert Every({**GOOD, field: typed}).errors[field] == [said]
