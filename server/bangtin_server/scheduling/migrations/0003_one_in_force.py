from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("scheduling", "0002_fonts")]

    operations = [
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("screen",), name="publication_one_in_force"
            ),
        ),
    ]
