"""Approval that is due, requests that count once, and who has received what."""

import django.db.models.deletion
from django.db import migrations, models

_ORDERS = ("blackout", "emergency", "mourning", "recall")


class Migration(migrations.Migration):
    dependencies = [
        ("emergencies", "0001_initial"),
        ("players", "0001_initial"),
    ]

    operations = [
        *(
            migrations.AddField(
                model_name=order,
                name="key",
                field=models.UUIDField(null=True, unique=True),
            )
            for order in _ORDERS
        ),
        migrations.AddField(
            model_name="emergency",
            name="approval_due",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="emergency",
            name="reported_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "player",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="players.player"
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="receipts",
                        to="emergencies.orderspublication",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="receipt",
            constraint=models.UniqueConstraint(models.F("publication"), models.F("player"), name="received_once"),
        ),
    ]
