import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from candour.together import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("action_plans", "0003_names_that_are_alike"),
        ("cases", "0003_access_is_kept"),
        ("documents", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="Review",
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
                                ("early_look", "Early look"),
                                ("awaiting_decision", "Early look complete, decision awaited"),
                                ("to_allocate", "To allocate"),
                                ("allocated", "Allocated, not begun"),
                                ("writing", "Being written"),
                                ("factual_accuracy", "Factual accuracy"),
                                ("countersigning", "With the countersigning manager"),
                                ("countersigned", "Countersigned"),
                                ("submitted", "Submitted"),
                                ("not_needed", "No review"),
                                ("ended", "Ended before completion"),
                            ],
                            default="early_look",
                            max_length=40,
                        ),
                    ),
                    (
                        "standing_status",
                        models.CharField(
                            choices=[
                                ("active", "Active"),
                                ("paused", "Paused"),
                                ("suspended", "Suspended: a conflict of interest was found"),
                            ],
                            default="active",
                            max_length=20,
                        ),
                    ),
                    ("opened_at", models.DateTimeField()),
                    (
                        "conducted_by",
                        models.CharField(
                            choices=[
                                ("region", "The region's own SFO team"),
                                ("other_region", "Another region's SFO team"),
                                ("inspectorate", "HM Inspectorate of Probation"),
                            ],
                            default="region",
                            max_length=20,
                        ),
                    ),
                    ("period_from", models.DateField(null=True)),
                    ("period_until", models.DateField(null=True)),
                    (
                        "reasonable",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("yes", "Yes, everything that could reasonably have been expected was done"),
                                ("partly", "In part"),
                                ("no", "No"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("reasonable_why", models.TextField(blank=True)),
                    ("no_effective_practice_why", models.TextField(blank=True)),
                    (
                        "language",
                        models.CharField(
                            choices=[("en", "English"), ("cy", "Welsh")], default="en", max_length=2
                        ),
                    ),
                    ("submitted_at", models.DateTimeField(null=True)),
                    (
                        "case",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="review",
                            to="cases.case",
                        ),
                    ),
                    (
                        "countersigning_manager",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="reviews_to_countersign",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "reviewing_manager",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="reviews_to_write",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["status", "id"], name="review_status")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "status__in",
                                    [
                                        "early_look",
                                        "awaiting_decision",
                                        "to_allocate",
                                        "allocated",
                                        "writing",
                                        "factual_accuracy",
                                        "countersigning",
                                        "countersigned",
                                        "submitted",
                                        "not_needed",
                                        "ended",
                                    ],
                                )
                            ),
                            name="review_stage",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("standing_status__in", ["active", "paused", "suspended"])),
                            name="review_standing",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("reviewing_manager__isnull", True),
                                ("countersigning_manager__isnull", True),
                                models.Q(
                                    ("reviewing_manager", models.F("countersigning_manager")), _negated=True
                                ),
                                _connector="OR",
                            ),
                            name="nobody_countersigns_their_own_review",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("reasonable", ""),
                                models.Q(("reasonable_why", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="a_judgement_of_the_whole_says_why",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("period_from__isnull", True),
                                ("period_until__isnull", True),
                                ("period_until__gte", models.F("period_from")),
                                _connector="OR",
                            ),
                            name="the_period_covered_ends_after_it_begins",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="AccuracyPack",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "audience",
                        models.CharField(
                            choices=[
                                ("head_of_unit", "Head of the delivery unit"),
                                ("staff", "Member of staff, own part"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("extracts", models.JSONField()),
                    ("sha256", models.CharField(max_length=64)),
                    ("sent_at", models.DateTimeField()),
                    ("due_on", models.DateField()),
                    ("answered_at", models.DateTimeField(null=True)),
                    ("nothing_to_say", models.BooleanField(default=False)),
                    ("closed_without_answer_why", models.TextField(blank=True)),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "recipient",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="accuracy_packs",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "sent_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["sent_at", "id"],
                    "default_related_name": "accuracy_packs",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("audience__in", ["head_of_unit", "staff"])),
                            name="pack_audience",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="AccuracySatisfied",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "who",
                        models.CharField(
                            choices=[
                                ("reviewing", "Reviewing manager"),
                                ("countersigning", "Countersigning manager"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    ("note", models.TextField(blank=True)),
                    ("withdrawn_at", models.DateTimeField(null=True)),
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
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["at", "id"],
                    "default_related_name": "accuracy_satisfied",
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("withdrawn_at__isnull", True)),
                            fields=("review", "who"),
                            name="satisfied_once_at_a_time",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Assignment",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "task",
                        models.CharField(
                            choices=[
                                ("write", "Reviewing manager"),
                                ("countersign", "Countersigning manager"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("since", models.DateTimeField()),
                    ("until", models.DateTimeField(null=True)),
                    ("reason", models.TextField(blank=True)),
                    ("declared_independent_at", models.DateTimeField(null=True)),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "given_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["since", "id"],
                    "default_related_name": "assignments",
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("until__isnull", True)),
                            fields=("review", "task"),
                            name="one_person_for_a_task",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="ConfidentialNote",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    ("text", models.TextField()),
                    ("answered_at", models.DateTimeField(null=True)),
                    ("answer", models.TextField(blank=True)),
                    (
                        "answered_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
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
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["-at", "-id"],
                    "default_related_name": "confidential_notes",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("text", ""), _negated=True),
                            name="a_confidential_note_says_something",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Conflict",
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
                                ("declared", "Declared by the person"),
                                ("found", "Found from the records"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("reason", models.TextField()),
                    ("found_at", models.DateTimeField()),
                    ("waived_at", models.DateTimeField(null=True)),
                    ("waiver_reason", models.TextField(blank=True)),
                    ("ended_at", models.DateTimeField(null=True)),
                    ("ending", models.TextField(blank=True)),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "found_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "waived_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["found_at", "id"],
                    "default_related_name": "conflicts",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("reason", ""), _negated=True),
                            name="a_conflict_is_said_in_words",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("waived_at__isnull", True), ("waived_by__isnull", True)),
                                models.Q(
                                    ("waived_at__isnull", False),
                                    ("waived_by__isnull", False),
                                    models.Q(("waiver_reason", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="a_waiver_has_a_reason_and_a_name",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("waived_by__isnull", True),
                                models.Q(("waived_by", models.F("user")), _negated=True),
                                _connector="OR",
                            ),
                            name="nobody_waives_their_own_conflict",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("waived_at__isnull", True), ("kind", "declared"), _connector="OR"
                            ),
                            name="only_a_declared_conflict_is_waived",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ContactExtract",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("name", models.CharField(max_length=200)),
                    ("sha256", models.CharField(max_length=64)),
                    ("at", models.DateTimeField()),
                    ("lines", models.PositiveIntegerField()),
                    ("problems", models.JSONField(default=list)),
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
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["-at", "-id"],
                    "default_related_name": "contact_extracts",
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("review", "sha256"), name="a_file_of_contacts_is_taken_once"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Countersignature",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    ("grade", models.CharField(blank=True, max_length=120)),
                    ("statement", models.TextField()),
                    ("sha256", models.CharField(max_length=64)),
                    ("round", models.PositiveSmallIntegerField(default=1)),
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
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["at", "id"],
                    "default_related_name": "countersignatures",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("statement", ""), _negated=True),
                            name="a_countersignature_has_a_statement",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="DiversityConsidered",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "characteristic",
                        models.CharField(
                            choices=[
                                ("age", "Age and maturity"),
                                ("disability", "Disability"),
                                ("neurodiversity", "Neurodiversity or learning needs"),
                                ("mental_health", "Mental health"),
                                ("ethnicity", "Ethnicity, nationality or language"),
                                ("religion", "Religion or belief"),
                                ("sex", "Sex, gender or sexual orientation"),
                                ("care", "Experience of care or trauma"),
                                ("other", "Another characteristic"),
                                ("none_found", "Looked at, and none bore on this case"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("text", models.TextField()),
                    ("at", models.DateTimeField()),
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
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "default_related_name": "diversity",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("text", ""), _negated=True), name="diversity_says_how"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="EarlyLook",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("begun_at", models.DateTimeField()),
                    (
                        "concern",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("none", "No concern for anybody's safety now"),
                                ("practice", "Concerns about practice, nothing that must be done at once"),
                                ("immediate", "Somebody may be at risk now"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("concern_detail", models.TextField(blank=True)),
                    ("no_action_why", models.TextField(blank=True)),
                    ("welfare_offered_on", models.DateField(null=True)),
                    ("welfare_detail", models.TextField(blank=True)),
                    ("separate_route_raised", models.BooleanField(null=True)),
                    ("separate_route_on", models.DateField(null=True)),
                    ("recommends_review", models.BooleanField(null=True)),
                    ("recommendation_reason", models.TextField(blank=True)),
                    ("national_team_told_on", models.DateField(null=True)),
                    ("ministers_to_be_told", models.BooleanField(null=True)),
                    ("significance", models.TextField(blank=True)),
                    ("completed_at", models.DateTimeField(null=True)),
                    (
                        "begun_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "completed_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "review",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="early_look",
                            to="reviews.review",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("separate_route_on__isnull", True),
                                ("separate_route_raised", True),
                                _connector="OR",
                            ),
                            name="a_separate_route_has_a_date_only_when_raised",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("completed_at__isnull", True), ("completed_by__isnull", True)),
                                models.Q(("completed_at__isnull", False), ("completed_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="an_early_look_is_completed_by_somebody",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Interview",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("role", models.CharField(max_length=120)),
                    ("grade", models.CharField(blank=True, max_length=80)),
                    (
                        "level",
                        models.CharField(
                            choices=[
                                ("practitioner", "Practitioner"),
                                ("manager", "Manager"),
                                ("delivery_unit", "Delivery unit"),
                                ("region", "Region"),
                                ("national", "National"),
                                ("multi_agency", "Multi-agency"),
                            ],
                            max_length=20,
                        ),
                    ),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("planned", "Planned"),
                                ("held", "Held"),
                                ("not_possible", "Not possible"),
                            ],
                            default="planned",
                            max_length=20,
                        ),
                    ),
                    ("planned_on", models.DateField(null=True)),
                    ("told_of_review_on", models.DateField(null=True)),
                    ("pack_sent_on", models.DateField(null=True)),
                    (
                        "companion",
                        models.CharField(
                            choices=[
                                ("not_asked", "Not asked for"),
                                ("agreed", "Asked for and agreed"),
                                ("not_agreed", "Asked for and not agreed"),
                            ],
                            default="not_asked",
                            max_length=20,
                        ),
                    ),
                    ("companion_reason", models.TextField(blank=True)),
                    ("held_on", models.DateField(null=True)),
                    ("not_possible_why", models.TextField(blank=True)),
                    ("notes", models.TextField(blank=True)),
                    ("added_at", models.DateTimeField()),
                    (
                        "added_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="interviews",
                            to="cases.registeredperson",
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["held_on", "planned_on", "id"],
                    "default_related_name": "interviews",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "level__in",
                                    [
                                        "practitioner",
                                        "manager",
                                        "delivery_unit",
                                        "region",
                                        "national",
                                        "multi_agency",
                                    ],
                                )
                            ),
                            name="interview_level",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "held"), _negated=True),
                                ("held_on__isnull", False),
                                _connector="OR",
                            ),
                            name="a_held_interview_has_a_day",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "not_possible"), _negated=True),
                                models.Q(("not_possible_why", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="an_interview_not_held_says_why",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("companion", "not_agreed"), _negated=True),
                                models.Q(("companion_reason", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="a_companion_refused_is_told_why",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Involvement",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "part",
                        models.CharField(
                            choices=[
                                ("managed", "Managed the case"),
                                ("supervised", "Supervised work with the person on probation"),
                                ("managed_staff", "Managed somebody who worked on the case"),
                                ("led_unit", "Led the delivery unit"),
                                ("advised", "Advised on a decision in the case"),
                                ("early_look", "Made the early look"),
                                ("wrote", "Writes or wrote the review"),
                                ("countersigned", "Countersigns or countersigned it"),
                                ("interviewed", "Was interviewed for it"),
                                ("marked", "Marked its quality"),
                                ("disclosed", "Prepared what was disclosed"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("since", models.DateField(null=True)),
                    ("until", models.DateField(null=True)),
                    ("noted_at", models.DateTimeField()),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "noted_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="cases.registeredperson",
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["since", "id"],
                    "default_related_name": "involvements",
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("review", "person", "part"), name="a_part_is_noted_once"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("since__isnull", True),
                                ("until__isnull", True),
                                ("until__gte", models.F("since")),
                                _connector="OR",
                            ),
                            name="a_part_ends_after_it_begins",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Judgement",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "area",
                        models.CharField(
                            choices=[
                                ("assessment", "Assessment"),
                                ("planning", "Planning"),
                                ("delivery", "Delivery"),
                                ("reviewing", "Reviewing"),
                            ],
                            max_length=20,
                        ),
                    ),
                    (
                        "sufficiency",
                        models.CharField(
                            choices=[("sufficient", "Sufficient"), ("not_sufficient", "Not sufficient")],
                            max_length=20,
                        ),
                    ),
                    ("missed_opportunity", models.BooleanField(default=False)),
                    ("text", models.TextField()),
                    ("significance", models.TextField(blank=True)),
                    ("themes", models.JSONField(default=list)),
                    ("added_at", models.DateTimeField()),
                    (
                        "added_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "default_related_name": "judgements",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("area__in", ["assessment", "planning", "delivery", "reviewing"])
                            ),
                            name="judgement_area",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("text", ""), _negated=True), name="a_judgement_says_something"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="LevelConsidered",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "level",
                        models.CharField(
                            choices=[
                                ("practitioner", "Practitioner"),
                                ("manager", "Manager"),
                                ("delivery_unit", "Delivery unit"),
                                ("region", "Region"),
                                ("national", "National"),
                                ("multi_agency", "Multi-agency"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("why", models.TextField()),
                    ("at", models.DateTimeField()),
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
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "default_related_name": "levels_considered",
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("review", "level"), name="a_level_is_considered_once"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("why", ""), _negated=True), name="a_level_considered_says_how"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="LineExplained",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("rule", models.CharField(max_length=60)),
                    ("subject", models.CharField(max_length=60)),
                    ("why", models.TextField()),
                    ("at", models.DateTimeField()),
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
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "default_related_name": "lines_explained",
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("review", "rule", "subject"), name="a_line_is_explained_once"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("why", ""), _negated=True), name="an_explained_line_says_why"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Pause",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "reason_kind",
                        models.CharField(
                            choices=[
                                ("court", "The court or the police asked for it"),
                                ("parallel", "A parallel process must come first"),
                                ("staff_health", "Somebody who must be heard is unwell"),
                                ("author_away", "The reviewing manager is away"),
                                ("conflict", "A conflict of interest was found"),
                                ("other", "Another reason"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("reason", models.TextField()),
                    ("since", models.DateTimeField()),
                    ("until", models.DateTimeField(null=True)),
                    ("resume_note", models.TextField(blank=True)),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "paused_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "resumed_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["since", "id"],
                    "default_related_name": "pauses",
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("until__isnull", True)),
                            fields=("review",),
                            name="one_pause_of_a_review_at_a_time",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("reason", ""), _negated=True), name="a_pause_has_a_reason"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("resumed_by__isnull", True), ("until__isnull", True)),
                                models.Q(("resumed_by__isnull", False), ("until__gte", models.F("since"))),
                                _connector="OR",
                            ),
                            name="a_pause_is_ended_by_somebody",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PromiseKept",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "promise",
                        models.CharField(
                            choices=[
                                ("told", "Told that a review is under way"),
                                ("support", "Support offered"),
                                ("prepared", "Given what they need to prepare"),
                                ("feedback", "Given feedback on the findings"),
                                ("learning", "Told of the learning for them"),
                                ("copy", "Offered a redacted copy"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("on", models.DateField()),
                    ("kept", models.BooleanField(default=True)),
                    ("note", models.TextField(blank=True)),
                    ("at", models.DateTimeField()),
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
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="promises",
                            to="cases.registeredperson",
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["on", "id"],
                    "default_related_name": "promises_kept",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "promise__in",
                                    ["told", "support", "prepared", "feedback", "learning", "copy"],
                                )
                            ),
                            name="promise_is_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("kept", True), models.Q(("note", ""), _negated=True), _connector="OR"
                            ),
                            name="a_promise_not_kept_says_why",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Section",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("key", models.CharField(max_length=40)),
                    (
                        "progress",
                        models.CharField(
                            choices=[("not_started", "Not started"), ("begun", "Begun"), ("ready", "Ready")],
                            default="not_started",
                            max_length=20,
                        ),
                    ),
                    (
                        "turn",
                        models.CharField(
                            choices=[
                                ("author", "The reviewing manager"),
                                ("factual_accuracy", "The head of the delivery unit"),
                                ("countersigner", "The countersigning manager"),
                                ("nobody", "Nobody: it is signed"),
                            ],
                            default="author",
                            max_length=20,
                        ),
                    ),
                    ("content", models.JSONField(default=dict)),
                    ("version", models.PositiveIntegerField(default=0)),
                    ("words", models.PositiveIntegerField(default=0)),
                    ("saved_at", models.DateTimeField(null=True)),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                    (
                        "saved_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "default_related_name": "sections",
                    "constraints": [
                        models.UniqueConstraint(fields=("review", "key"), name="a_section_stands_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("turn__in", ["author", "factual_accuracy", "countersigner", "nobody"])
                            ),
                            name="section_turn",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Submission",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("round", models.PositiveSmallIntegerField(default=1)),
                    ("at", models.DateTimeField()),
                    ("content", models.JSONField()),
                    ("sha256", models.CharField(max_length=64)),
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
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["-round"],
                    "default_related_name": "submissions",
                    "constraints": [
                        models.UniqueConstraint(fields=("review", "round"), name="a_round_is_submitted_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="AccuracyComment",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("block", models.CharField(blank=True, max_length=40)),
                    ("quoted", models.TextField(blank=True)),
                    ("text", models.TextField()),
                    ("at", models.DateTimeField()),
                    (
                        "answer",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("accepted", "Accepted, and the text was changed"),
                                ("partly", "Accepted in part"),
                                ("not_accepted", "Not accepted"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("answer_text", models.TextField(blank=True)),
                    ("answered_at", models.DateTimeField(null=True)),
                    (
                        "answered_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
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
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "pack",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, to="reviews.accuracypack"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                    (
                        "section",
                        models.ForeignKey(
                            null=True, on_delete=django.db.models.deletion.CASCADE, to="reviews.section"
                        ),
                    ),
                ],
                options={
                    "ordering": ["at", "id"],
                    "default_related_name": "accuracy_comments",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("text", ""), _negated=True),
                            name="an_accuracy_comment_says_something",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("answer", ""), ("answered_at__isnull", True)),
                                models.Q(
                                    models.Q(("answer", ""), _negated=True),
                                    models.Q(("answer_text", ""), _negated=True),
                                    ("answered_at__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="an_accuracy_comment_is_answered_in_words",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="DraftKey",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("key", models.BinaryField()),
                    ("made_at", models.DateTimeField()),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                    (
                        "section",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.section"),
                    ),
                ],
                options={
                    "default_related_name": "draft_keys",
                    "constraints": [
                        models.UniqueConstraint(fields=("section", "user"), name="one_draft_key_for_a_writer")
                    ],
                },
            ),
            migrations.CreateModel(
                name="ExtractedContact",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("line", models.PositiveIntegerField()),
                    ("on", models.DateField()),
                    ("at_time", models.TimeField(null=True)),
                    ("kind", models.CharField(blank=True, max_length=120)),
                    ("outcome", models.CharField(blank=True, max_length=120)),
                    ("officer", models.CharField(blank=True, max_length=120)),
                    ("text", models.TextField(blank=True)),
                    ("put_aside", models.BooleanField(default=False)),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "extract",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, to="reviews.contactextract"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["on", "line", "id"],
                    "default_related_name": "contacts",
                    "indexes": [models.Index(fields=["extract", "on", "id"], name="contact_by_day")],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("extract", "line"), name="a_line_of_contacts_stands_once"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="ImmediateAction",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("text", models.TextField()),
                    ("owner", models.CharField(max_length=300)),
                    ("due_on", models.DateField()),
                    (
                        "action",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="action_plans.action",
                        ),
                    ),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "early_look",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, to="reviews.earlylook"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["due_on", "id"],
                    "default_related_name": "immediate_actions",
                },
            ),
            migrations.CreateModel(
                name="PointRaised",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("text", models.TextField()),
                    ("at", models.DateTimeField()),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "interview",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, to="reviews.interview"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "default_related_name": "points",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("text", ""), _negated=True), name="a_point_says_something"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Reason",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("text", models.TextField()),
                    ("factor", models.CharField(blank=True, max_length=40)),
                    (
                        "level",
                        models.CharField(
                            choices=[
                                ("practitioner", "Practitioner"),
                                ("manager", "Manager"),
                                ("delivery_unit", "Delivery unit"),
                                ("region", "Region"),
                                ("national", "National"),
                                ("multi_agency", "Multi-agency"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("added_at", models.DateTimeField()),
                    (
                        "added_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "judgement",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, to="reviews.judgement"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "default_related_name": "reasons",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "level__in",
                                    [
                                        "practitioner",
                                        "manager",
                                        "delivery_unit",
                                        "region",
                                        "national",
                                        "multi_agency",
                                    ],
                                )
                            ),
                            name="reason_level",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("text", ""), _negated=True), name="a_reason_says_something"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="RecordRead",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("name", models.CharField(max_length=200)),
                    ("read_on", models.DateField()),
                    ("covers", models.CharField(blank=True, max_length=200)),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "early_look",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, to="reviews.earlylook"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["read_on", "id"],
                    "default_related_name": "records_read",
                },
            ),
            migrations.CreateModel(
                name="Remark",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("block", models.CharField(blank=True, max_length=40)),
                    ("text", models.TextField()),
                    ("at", models.DateTimeField()),
                    ("answer", models.TextField(blank=True)),
                    ("answered_at", models.DateTimeField(null=True)),
                    (
                        "answered_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
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
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                    (
                        "section",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.section"),
                    ),
                ],
                options={
                    "ordering": ["at", "id"],
                    "default_related_name": "remarks",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("text", ""), _negated=True), name="a_remark_says_something"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                                models.Q(
                                    ("answered_at__gte", models.F("at")), ("answered_by__isnull", False)
                                ),
                                _connector="OR",
                            ),
                            name="a_remark_is_answered_by_somebody",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Rendition",
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
                                ("review", "Review"),
                                ("chronology", "Chronology"),
                                ("action_plan", "Action plan"),
                            ],
                            max_length=20,
                        ),
                    ),
                    (
                        "format",
                        models.CharField(choices=[("pdf", "PDF"), ("docx", "Word document")], max_length=10),
                    ),
                    ("copy_number", models.PositiveIntegerField()),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("waiting", "Waiting"),
                                ("making", "Being made"),
                                ("ready", "Ready"),
                                ("failed", "Could not be made"),
                            ],
                            default="waiting",
                            max_length=10,
                        ),
                    ),
                    ("done", models.PositiveSmallIntegerField(default=0)),
                    ("problem", models.CharField(blank=True, max_length=300)),
                    ("asked_at", models.DateTimeField()),
                    ("ready_at", models.DateTimeField(null=True)),
                    (
                        "asked_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "document",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="documents.document",
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                    (
                        "submission",
                        models.ForeignKey(
                            null=True, on_delete=django.db.models.deletion.PROTECT, to="reviews.submission"
                        ),
                    ),
                ],
                options={
                    "ordering": ["-asked_at", "-id"],
                    "default_related_name": "renditions",
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("review", "copy_number"), name="a_copy_has_its_number"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="SectionLock",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("page", models.UUIDField()),
                    ("since", models.DateTimeField()),
                    ("until", models.DateTimeField()),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                    (
                        "section",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="lock",
                            to="reviews.section",
                        ),
                    ),
                    (
                        "taken_from",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.SET_NULL,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="SectionVersion",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("number", models.PositiveIntegerField()),
                    ("content", models.JSONField()),
                    ("words", models.PositiveIntegerField(default=0)),
                    ("at", models.DateTimeField()),
                    ("operation", models.UUIDField(null=True, unique=True)),
                    ("restored_from", models.PositiveIntegerField(null=True)),
                    ("label", models.CharField(blank=True, max_length=120)),
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
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                    (
                        "section",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.section"),
                    ),
                ],
                options={
                    "ordering": ["-number"],
                    "default_related_name": "versions",
                    "constraints": [
                        models.UniqueConstraint(fields=("section", "number"), name="a_version_has_its_number")
                    ],
                },
            ),
            migrations.CreateModel(
                name="ChronologyEntry",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("on", models.DateField()),
                    (
                        "precision",
                        models.CharField(
                            choices=[
                                ("exact", "On this day"),
                                ("month", "In this month"),
                                ("about", "About this day"),
                            ],
                            default="exact",
                            max_length=10,
                        ),
                    ),
                    ("until", models.DateField(null=True)),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("sentence", "Sentence, release or licence"),
                                ("contact", "Contact with the person"),
                                ("home_visit", "Home visit"),
                                ("assessment", "Assessment or review of risk"),
                                ("plan", "Plan or referral"),
                                ("multi_agency", "Multi-agency meeting or information"),
                                ("oversight", "Management oversight"),
                                ("enforcement", "Missed appointment, warning, breach or recall"),
                                ("police", "Police or court information"),
                                ("offence", "The alleged offence"),
                                ("other", "Something else"),
                            ],
                            default="other",
                            max_length=20,
                        ),
                    ),
                    (
                        "significance",
                        models.CharField(
                            choices=[
                                ("routine", "Routine"),
                                ("significant", "Significant"),
                                ("key", "Key event"),
                            ],
                            default="significant",
                            max_length=20,
                        ),
                    ),
                    ("text", models.TextField()),
                    (
                        "source",
                        models.CharField(
                            choices=[
                                ("ndelius", "nDelius"),
                                ("oasys", "OASys"),
                                ("case_file", "Case file or e-mail"),
                                ("interview", "Interview"),
                                ("police", "Police"),
                                ("prison", "Prison records"),
                                ("partner", "Another agency"),
                                ("court", "Court"),
                                ("other", "Another source"),
                            ],
                            default="ndelius",
                            max_length=20,
                        ),
                    ),
                    ("source_detail", models.CharField(blank=True, max_length=200)),
                    ("added_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField(null=True)),
                    ("taken_out_at", models.DateTimeField(null=True)),
                    (
                        "added_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    ("documents", models.ManyToManyField(related_name="+", to="documents.document")),
                    (
                        "contact",
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="entry",
                            to="reviews.extractedcontact",
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["on", "id"],
                    "default_related_name": "chronology",
                    "indexes": [models.Index(fields=["review", "on", "id"], name="chronology_by_day")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("text", ""), _negated=True),
                            name="an_entry_says_what_happened",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("until__isnull", True), ("until__gte", models.F("on")), _connector="OR"
                            ),
                            name="an_entry_ends_after_it_begins",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="LearningPoint",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("text", models.TextField()),
                    (
                        "level",
                        models.CharField(
                            choices=[
                                ("practitioner", "Practitioner"),
                                ("manager", "Manager"),
                                ("delivery_unit", "Delivery unit"),
                                ("region", "Region"),
                                ("national", "National"),
                                ("multi_agency", "Multi-agency"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("multi_agency", models.BooleanField(default=False)),
                    ("themes", models.JSONField(default=list)),
                    ("already_done", models.TextField(blank=True)),
                    ("added_at", models.DateTimeField()),
                    (
                        "added_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    ("reasons", models.ManyToManyField(related_name="learning_points", to="reviews.reason")),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "default_related_name": "learning_points",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "level__in",
                                    [
                                        "practitioner",
                                        "manager",
                                        "delivery_unit",
                                        "region",
                                        "national",
                                        "multi_agency",
                                    ],
                                )
                            ),
                            name="learning_level",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("text", ""), _negated=True), name="learning_says_something"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="EffectivePractice",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("text", models.TextField()),
                    ("theme", models.CharField(blank=True, max_length=40)),
                    (
                        "level",
                        models.CharField(
                            choices=[
                                ("practitioner", "Practitioner"),
                                ("manager", "Manager"),
                                ("delivery_unit", "Delivery unit"),
                                ("region", "Region"),
                                ("national", "National"),
                                ("multi_agency", "Multi-agency"),
                            ],
                            default="practitioner",
                            max_length=20,
                        ),
                    ),
                    ("added_at", models.DateTimeField()),
                    (
                        "added_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "entry",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.SET_NULL,
                            related_name="+",
                            to="reviews.chronologyentry",
                        ),
                    ),
                    (
                        "interview",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.SET_NULL,
                            related_name="+",
                            to="reviews.interview",
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "default_related_name": "effective_practice",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("text", ""), _negated=True),
                            name="effective_practice_says_what",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Evidence",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "entry",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.CASCADE,
                            to="reviews.chronologyentry",
                        ),
                    ),
                    (
                        "interview",
                        models.ForeignKey(
                            null=True, on_delete=django.db.models.deletion.CASCADE, to="reviews.interview"
                        ),
                    ),
                    (
                        "judgement",
                        models.ForeignKey(
                            null=True, on_delete=django.db.models.deletion.CASCADE, to="reviews.judgement"
                        ),
                    ),
                    (
                        "reason",
                        models.ForeignKey(
                            null=True, on_delete=django.db.models.deletion.CASCADE, to="reviews.reason"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "default_related_name": "evidence",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("judgement__isnull", False), ("reason__isnull", True)),
                                models.Q(("judgement__isnull", True), ("reason__isnull", False)),
                                _connector="OR",
                            ),
                            name="evidence_for_one_thing",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("entry__isnull", False), ("interview__isnull", True)),
                                models.Q(("entry__isnull", True), ("interview__isnull", False)),
                                _connector="OR",
                            ),
                            name="evidence_from_one_thing",
                        ),
                        models.UniqueConstraint(
                            fields=("judgement", "reason", "entry", "interview"),
                            name="evidence_stands_once",
                            nulls_distinct=False,
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PlannedAction",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("text", models.TextField()),
                    ("owner", models.CharField(blank=True, max_length=300)),
                    ("due_on", models.DateField(null=True)),
                    ("measure", models.TextField(blank=True)),
                    ("how", models.TextField(blank=True)),
                    ("added_at", models.DateTimeField()),
                    (
                        "action",
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="planned_in",
                            to="action_plans.action",
                        ),
                    ),
                    (
                        "added_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "learning_point",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, to="reviews.learningpoint"
                        ),
                    ),
                    (
                        "owner_user",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "default_related_name": "planned_actions",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("text", ""), _negated=True), name="a_planned_action_says_what"
                        )
                    ],
                },
            ),
        ),
    ]
