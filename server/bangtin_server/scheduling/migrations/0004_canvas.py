from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("scheduling", "0003_one_in_force")]

    operations = [
        migrations.AddField("layout", "width", models.PositiveIntegerField(default=0)),
        migrations.AddField("layout", "height", models.PositiveIntegerField(default=0)),
    ]
