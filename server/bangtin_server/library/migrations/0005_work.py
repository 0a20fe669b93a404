from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("library", "0004_found_by_words")]

    operations = [
        migrations.AddField("medium", "found", models.JSONField(default=dict)),
        migrations.AddField("medium", "gone_through_at", models.DateTimeField(null=True)),
        migrations.AddField("medium", "tries", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("medium", "worker", models.CharField(default="", max_length=32)),
        migrations.AddField("medium", "worked_at", models.DateTimeField(null=True)),
        migrations.AddField("rendition", "worker", models.CharField(default="", max_length=32)),
    ]
