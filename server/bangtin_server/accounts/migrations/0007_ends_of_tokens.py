"""A token ends by itself; those made before get the longest span from now on."""

from datetime import datetime, timedelta

from django.db import migrations, models
from django.utils import timezone


def longest() -> datetime:
    return timezone.now() + timedelta(days=90)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_audit_kept_on_sqlite"),
    ]

    operations = [
        migrations.AddField(
            model_name="apitoken",
            name="until",
            field=models.DateTimeField(default=longest),
            preserve_default=False,
        ),
    ]
