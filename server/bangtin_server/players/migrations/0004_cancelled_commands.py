from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("players", "0003_attempts_elsewhere"),
    ]

    operations = [
        migrations.AddField(
            model_name="command",
            name="cancelled_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="command",
            name="cancelled_by",
            field=models.CharField(blank=True, max_length=150),
        ),
    ]
