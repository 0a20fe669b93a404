"""Who could do everything still can, by roles that are rows now; and the log can be added to only, by the database's own word."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

ROLES = ("contributor", "reviewer", "approver", "operator", "technician", "administrator")
SQLITE = """
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON accounts_auditevent
BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END
"""
POSTGRESQL = """
CREATE FUNCTION audit_is_never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at < now() - interval '12 months' THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'the log is never changed';
END $$;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE OR DELETE ON accounts_auditevent
FOR EACH ROW EXECUTE FUNCTION audit_is_never_changed();
"""


def give_roles(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    grant, now = apps.get_model("accounts", "Grant"), timezone.now()
    for user in apps.get_model("accounts", "User").objects.filter(is_staff=True):
        for role in ROLES:
            grant.objects.create(user=user, role=role, given_by="system", given_at=now)


def guard(_: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE)


def unguard(_: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "postgresql":
            cursor.execute("DROP TRIGGER audit_is_never_changed ON accounts_auditevent")
            cursor.execute("DROP FUNCTION audit_is_never_changed")
        else:
            cursor.execute("DROP TRIGGER audit_is_never_changed")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_roles"),
    ]

    operations = [
        migrations.RunPython(give_roles, migrations.RunPython.noop),
        migrations.RunPython(guard, unguard),
    ]
