from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("players", "0002_retired_tokens"),
    ]

    operations = [
        migrations.DeleteModel(
            name="Attempt",
        ),
    ]
