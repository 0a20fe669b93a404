from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from bangtin_server.library.folding import folded


def words_of(content: dict[str, Any]) -> list[str]:
    said = [content.get(key, "") for key in ("title", "text", "figure")]
    return [text for text in (*said, *content.get("lines", ())) if text]


def find(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """Let what was there before be found, too; every medium until now was examined before it was taken."""
    for medium in apps.get_model("library", "Medium").objects.all().iterator():
        medium.folded, medium.examination, medium.examined_at = folded(medium.name)[:255], "sound", medium.added_at
        medium.save(update_fields=["folded", "examination", "examined_at"])
    versions = apps.get_model("library", "ItemVersion").objects
    for item in apps.get_model("library", "Item").objects.all().iterator():
        item.newest = versions.filter(item=item).order_by("-number").first()
        said = [item.newest.tags.get("alternative", ""), *words_of(item.newest.content)] if item.newest else []
        item.folded = folded(" ".join([item.code, item.name, *said]))[:600]
        item.save(update_fields=["newest", "folded"])


class Migration(migrations.Migration):
    dependencies = [("library", "0003_uploads")]

    operations = [migrations.RunPython(find, migrations.RunPython.noop)]
