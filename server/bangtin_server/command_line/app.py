"""`bangtin-server`: run the centre, and what an administrator does at its keyboard."""

import os
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, help="Bảng Tin: máy chủ trung tâm.")


def main() -> None:
    """Run the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangtin_server.settings")
    app()


@app.command()
def run() -> None:
    """Chạy trung tâm: di trú dữ liệu, tạo khóa, in liên kết cho quản trị viên đầu tiên, phục vụ trên một cổng."""
    from bangtin_server.command_line.running import run_centre  # noqa: PLC0415 - Django is set up by then

    run_centre()


@app.command(name="import")
def import_(
    programmes: Annotated[list[Path], typer.Argument(help="Tệp chương trình (YAML).")],
    site: Annotated[str, typer.Option(help="Mã địa điểm; tạo mới nếu chưa có.")],
) -> None:
    """Nhập chương trình và các tệp phương tiện của nó, rồi phát hành."""
    from bangtin_server.command_line.importing import import_programmes  # noqa: PLC0415 - Django is set up by then

    import_programmes(programmes, site)
