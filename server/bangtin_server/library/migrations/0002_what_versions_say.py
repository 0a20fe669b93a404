import json
from hashlib import sha256

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def digest(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """Give versions that were made before the digest of what they say, as `library.chains` does."""
    for row in apps.get_model("library", "ItemVersion").objects.all().iterator():
        said = {"content": row.content, "tags": row.tags, "metadata": {}, "valid_from": None, "valid_to": None}
        row.digest = sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
        row.language = row.tags.get("language", "vi")
        row.save(update_fields=["digest", "language"])


class Migration(migrations.Migration):
    dependencies = [("library", "0001_initial")]

    operations = [
        migrations.AddField(
            "itemversion", "digest", models.CharField(max_length=64, default=""), preserve_default=False
        ),
        migrations.AddField("itemversion", "language", models.CharField(default="vi", max_length=16)),
        migrations.AddField("itemversion", "metadata", models.JSONField(default=dict)),
        migrations.RunPython(digest, migrations.RunPython.noop),
    ]
