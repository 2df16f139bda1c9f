import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from candour.together import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0002_row_security"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="AddedBankHoliday",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("day", models.DateField(unique=True)),
                    ("name", models.CharField(max_length=120)),
                    ("source", models.CharField(max_length=300)),
                    ("added_at", models.DateTimeField()),
                    (
                        "added_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["day"],
                },
            ),
            migrations.CreateModel(
                name="Deadline",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("step", models.CharField(max_length=40)),
                    ("started_on", models.DateField()),
                    ("original_due", models.DateField()),
                    ("due", models.DateField()),
                    ("extended_by_days", models.PositiveSmallIntegerField(default=0)),
                    ("met_on", models.DateField(blank=True, null=True)),
                    ("ended_on", models.DateField(blank=True, null=True)),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="deadlines",
                            to="cases.case",
                        ),
                    ),
                ],
                options={
                    "ordering": ["due", "id"],
                    "indexes": [
                        models.Index(
                            condition=models.Q(("met_on__isnull", True)),
                            fields=["due"],
                            name="open_deadlines",
                        )
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ended_on__isnull", True)),
                            fields=("case", "step"),
                            name="one_open_deadline_for_a_step",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Draft",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("answers", models.JSONField(default=dict)),
                    ("started_at", models.DateTimeField()),
                    ("saved_at", models.DateTimeField()),
                    (
                        "by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "finished_as",
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="+",
                            to="cases.case",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-saved_at"],
                },
            ),
            migrations.CreateModel(
                name="EligibilityAnswer",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    (
                        "trigger",
                        models.CharField(
                            choices=[
                                ("recorded", "The case was recorded"),
                                ("fact_changed", "A fact was changed"),
                                ("charge_added", "A charge was added"),
                                ("decision", "The national team decided"),
                                ("replay", "A list or a rule was changed"),
                            ],
                            max_length=20,
                        ),
                    ),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("await_court", "Wait for court"),
                                ("not_sfo", "Not a serious further offence"),
                                ("notify_only", "Notify only"),
                                ("review_mandatory", "Review required"),
                                ("review_discretionary", "Review in the public interest"),
                            ],
                            max_length=30,
                        ),
                    ),
                    ("limb", models.CharField(blank=True, max_length=1)),
                    ("rule_version", models.CharField(max_length=60)),
                    ("facts", models.JSONField()),
                    ("answer", models.JSONField()),
                    (
                        "by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="eligibility_answers",
                            to="cases.case",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-at", "-id"],
                    "indexes": [models.Index(fields=["case", "-at"], name="notificatio_case_id_2986eb_idx")],
                },
            ),
            migrations.CreateModel(
                name="Intake",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("name", models.CharField(max_length=200)),
                    ("sha256", models.CharField(max_length=64)),
                    ("content", models.BinaryField()),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("checked", "Checked: nothing taken yet"),
                                ("taken", "Taken"),
                                ("discarded", "Discarded"),
                            ],
                            default="checked",
                            max_length=20,
                        ),
                    ),
                    ("checked_at", models.DateTimeField()),
                    ("taken_at", models.DateTimeField(null=True)),
                    (
                        "by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["-checked_at", "-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("status__in", ["checked", "taken", "discarded"])),
                            name="intake_status",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("status", "taken")),
                            fields=("sha256",),
                            name="a_file_is_taken_once",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Notification",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("charge_identified", "Charge identified"),
                                ("awaiting_court", "Waiting for the first court appearance"),
                                ("ready", "Ready to submit"),
                                ("submitted", "With the national team"),
                                ("review", "Review to follow"),
                                ("notify_only", "Closed: notified, no review"),
                                ("not_sfo", "Closed: not a serious further offence"),
                                ("withdrawn", "Withdrawn: charges dropped"),
                            ],
                            default="charge_identified",
                            max_length=40,
                        ),
                    ),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("await_court", "Wait for court"),
                                ("not_sfo", "Not a serious further offence"),
                                ("notify_only", "Notify only"),
                                ("review_mandatory", "Review required"),
                                ("review_discretionary", "Review in the public interest"),
                            ],
                            default="await_court",
                            max_length=30,
                        ),
                    ),
                    ("limb", models.CharField(blank=True, max_length=1)),
                    ("rule_version", models.CharField(blank=True, max_length=60)),
                    ("override_reason", models.TextField(blank=True)),
                    ("proposed_public_interest", models.TextField(blank=True)),
                    ("public_interest", models.BooleanField(null=True)),
                    ("public_interest_reason", models.TextField(blank=True)),
                    ("decided_at", models.DateTimeField(null=True)),
                    ("submitted_at", models.DateTimeField(null=True)),
                    (
                        "case",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="notification",
                            to="cases.case",
                        ),
                    ),
                    (
                        "decided_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "overridden_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "submitted_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "status__in",
                                    [
                                        "charge_identified",
                                        "awaiting_court",
                                        "ready",
                                        "submitted",
                                        "review",
                                        "notify_only",
                                        "not_sfo",
                                        "withdrawn",
                                    ],
                                )
                            ),
                            name="notification_status",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "outcome__in",
                                    [
                                        "await_court",
                                        "not_sfo",
                                        "notify_only",
                                        "review_mandatory",
                                        "review_discretionary",
                                    ],
                                )
                            ),
                            name="notification_outcome",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("submitted_at__isnull", True), ("submitted_by__isnull", True)),
                                models.Q(("submitted_at__isnull", False), ("submitted_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="submitted_by_somebody_at_some_time",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("overridden_by__isnull", True),
                                models.Q(("override_reason", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="an_override_has_a_reason",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("public_interest__isnull", True),
                                models.Q(("public_interest_reason", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="a_public_interest_decision_has_a_reason",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="DeadlineMove",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("extension", "Extension"),
                                ("calendar", "A bank holiday was added"),
                                ("event", "The event it counts from was corrected"),
                                ("policy", "The policy changed"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("from_due", models.DateField()),
                    ("to_due", models.DateField()),
                    ("reason_category", models.CharField(blank=True, max_length=40)),
                    ("reason", models.TextField()),
                    ("asked_at", models.DateTimeField()),
                    ("decided_at", models.DateTimeField(null=True)),
                    ("approved", models.BooleanField(null=True)),
                    ("decision_note", models.TextField(blank=True)),
                    (
                        "asked_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "deadline",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="moves",
                            to="notifications.deadline",
                        ),
                    ),
                    (
                        "decided_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["asked_at", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("reason", ""), _negated=True),
                            name="a_deadline_moves_for_a_reason",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("asked_by__isnull", True),
                                ("decided_by__isnull", True),
                                models.Q(("asked_by", models.F("decided_by")), _negated=True),
                                _connector="OR",
                            ),
                            name="nobody_approves_their_own_extension",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("approved__isnull", True), ("decided_at__isnull", True)),
                                models.Q(("approved__isnull", False), ("decided_at__isnull", False)),
                                _connector="OR",
                            ),
                            name="a_decided_move_has_its_time",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="IntakeRow",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("line", models.PositiveIntegerField()),
                    ("key", models.CharField(max_length=120)),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("new", "To be taken"),
                                ("error", "Has errors"),
                                ("doubtful", "Parked: somebody must look"),
                                ("not_taken", "Not taken"),
                                ("taken", "Taken"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("reasons", models.JSONField(default=list)),
                    ("values", models.JSONField()),
                    (
                        "case",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.SET_NULL,
                            related_name="+",
                            to="cases.case",
                        ),
                    ),
                    (
                        "intake",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="rows",
                            to="notifications.intake",
                        ),
                    ),
                ],
                options={
                    "ordering": ["line"],
                    "indexes": [
                        models.Index(
                            fields=["intake", "state", "line"], name="notificatio_intake__aa4617_idx"
                        ),
                        models.Index(fields=["key"], name="notificatio_key_1c8b35_idx"),
                    ],
                },
            ),
        ),
    ]
