"""On SQLite, too, the database itself lets no row of the log go that is younger than a year."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GUARD = """
CREATE TRIGGER audit_is_kept BEFORE DELETE ON accounts_auditevent
WHEN OLD.at >= datetime('now', '-12 months')
BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END
"""


def guard(_: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(GUARD)


def unguard(_: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER audit_is_kept")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_roles_of_those_before"),
    ]

    operations = [
        migrations.RunPython(guard, unguard),
    ]
