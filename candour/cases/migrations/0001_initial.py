import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from candour.together import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("staff", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="Case",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("reference", models.CharField(max_length=20, unique=True)),
                    ("crn", models.CharField(db_index=True, max_length=7, verbose_name="CRN")),
                    ("person_name", models.CharField(max_length=200)),
                    ("sort_name", models.CharField(max_length=200)),
                    ("search_words", models.TextField(blank=True)),
                    (
                        "search",
                        models.GeneratedField(
                            db_persist=True,
                            expression=django.contrib.postgres.search.SearchVector(
                                "search_words", config="simple"
                            ),
                            output_field=django.contrib.postgres.search.SearchVectorField(),
                        ),
                    ),
                    ("date_of_birth", models.DateField(blank=True, null=True)),
                    ("sex", models.CharField(blank=True, max_length=20)),
                    ("ethnicity", models.CharField(blank=True, max_length=60)),
                    ("index_offence", models.CharField(blank=True, max_length=200)),
                    ("index_sentence", models.CharField(blank=True, max_length=200)),
                    ("first_court_appearance", models.DateField(blank=True, null=True)),
                    ("court", models.CharField(blank=True, max_length=120)),
                    ("media_interest", models.BooleanField(default=False)),
                    ("media_note", models.CharField(blank=True, max_length=300)),
                    ("ministers_told_on", models.DateField(blank=True, null=True)),
                    ("held_since", models.DateTimeField(blank=True, null=True)),
                    (
                        "review_status",
                        models.CharField(
                            choices=[
                                ("not_decided", "Not decided"),
                                ("required", "Review required"),
                                ("not_required", "No review"),
                                ("complete", "Review complete"),
                                ("ended", "Ended before completion"),
                            ],
                            default="not_decided",
                            max_length=40,
                        ),
                    ),
                    (
                        "court_status",
                        models.CharField(
                            choices=[
                                ("charged", "Charged"),
                                ("sent_for_trial", "Sent or committed for trial"),
                                ("awaiting_trial", "Awaiting trial"),
                                ("convicted_of_sfo", "Convicted of the serious further offence"),
                                ("convicted_of_more_serious", "Convicted of a more serious offence"),
                                ("convicted_of_lesser", "Convicted of a lesser or other offence"),
                                ("acquitted", "Acquitted"),
                                ("charge_dropped", "Charges dropped or discontinued"),
                                ("died_before_conclusion", "Died before the case concluded"),
                                ("unfit_to_plead", "Not fit to plead"),
                                ("other", "Another outcome"),
                            ],
                            default="charged",
                            max_length=40,
                        ),
                    ),
                    (
                        "victim_status",
                        models.CharField(
                            choices=[
                                ("not_open", "Not open: no conviction yet"),
                                ("open", "Open: disclosure may be offered"),
                                ("national_decision", "Waiting for the national team's decision"),
                                ("closed", "Closed: no disclosure"),
                            ],
                            default="not_open",
                            max_length=40,
                        ),
                    ),
                    (
                        "actions_status",
                        models.CharField(
                            choices=[
                                ("none", "No actions yet"),
                                ("open", "Actions open"),
                                ("complete", "All actions complete"),
                            ],
                            default="none",
                            max_length=40,
                        ),
                    ),
                    ("convicted_offence_code", models.CharField(blank=True, max_length=10)),
                    ("convicted_offence_title", models.CharField(blank=True, max_length=200)),
                    ("court_outcome_on", models.DateField(blank=True, null=True)),
                    ("offence_title", models.CharField(blank=True, max_length=200)),
                    ("next_step", models.CharField(blank=True, max_length=200)),
                    (
                        "waits_for",
                        models.CharField(
                            blank=True,
                            choices=[("region", "The region"), ("national", "The national team")],
                            max_length=10,
                        ),
                    ),
                    ("next_due", models.DateField(blank=True, null=True)),
                    ("recorded_at", models.DateTimeField()),
                    ("source", models.CharField(blank=True, max_length=200)),
                    (
                        "delivery_unit",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="cases",
                            to="staff.deliveryunit",
                        ),
                    ),
                    (
                        "holder",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="cases_held",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "recorded_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "region",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="cases",
                            to="staff.region",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-recorded_at", "-id"],
                    "indexes": [
                        django.contrib.postgres.indexes.GinIndex(fields=["search"], name="case_search"),
                        models.Index(fields=["region", "next_due", "id"], name="case_region_due"),
                        models.Index(fields=["next_due", "id"], name="case_due"),
                        models.Index(fields=["sort_name", "id"], name="case_name"),
                        models.Index(fields=["recorded_at", "id"], name="case_recorded"),
                        models.Index(fields=["holder", "next_due", "id"], name="case_holder_due"),
                        models.Index(fields=["region", "sort_name", "id"], name="case_region_name"),
                        models.Index(fields=["region", "recorded_at", "id"], name="case_region_recorded"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "review_status__in",
                                    ["not_decided", "required", "not_required", "complete", "ended"],
                                )
                            ),
                            name="case_review_status",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "court_status__in",
                                    [
                                        "charged",
                                        "sent_for_trial",
                                        "awaiting_trial",
                                        "convicted_of_sfo",
                                        "convicted_of_more_serious",
                                        "convicted_of_lesser",
                                        "acquitted",
                                        "charge_dropped",
                                        "died_before_conclusion",
                                        "unfit_to_plead",
                                        "other",
                                    ],
                                )
                            ),
                            name="case_court_status",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("victim_status__in", ["not_open", "open", "national_decision", "closed"])
                            ),
                            name="case_victim_status",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("actions_status__in", ["none", "open", "complete"])),
                            name="case_actions_status",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("held_since__isnull", True), ("holder__isnull", True)),
                                models.Q(("held_since__isnull", False), ("holder__isnull", False)),
                                _connector="OR",
                            ),
                            name="case_held_since_with_holder",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="YearCount",
                fields=[
                    ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                    ("last", models.PositiveIntegerField()),
                ],
            ),
            migrations.CreateModel(
                name="AccessEntry",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "relation",
                        models.CharField(
                            choices=[
                                ("holder", "Holds the case"),
                                ("reviewing_manager", "Reviewing manager"),
                                ("countersigning_manager", "Countersigning manager"),
                                ("inspector", "Inspectorate reader"),
                                ("victim_liaison", "Victim liaison officer"),
                                ("disclosure", "Disclosure specialist"),
                                ("factual_accuracy", "Head of delivery unit, for factual accuracy"),
                                ("recorder", "Recorded the case"),
                                ("given", "Given access with a reason"),
                                ("emergency", "Emergency access"),
                                ("managed_the_case", "Managed the case under review"),
                                ("named_in_case", "Named in the case"),
                                ("conflict", "A declared conflict of interest"),
                            ],
                            max_length=40,
                        ),
                    ),
                    ("barred", models.BooleanField(default=False)),
                    ("since", models.DateTimeField()),
                    ("until", models.DateTimeField(blank=True, null=True)),
                    ("reason", models.CharField(max_length=300)),
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
                            related_name="access_entries",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="access_list",
                            to="cases.case",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-since", "-id"],
                    "indexes": [models.Index(fields=["user", "case"], name="cases_acces_user_id_86b4c0_idx")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("barred", True),
                                    ("relation__in", ("managed_the_case", "named_in_case", "conflict")),
                                ),
                                models.Q(
                                    ("barred", False),
                                    models.Q(
                                        ("relation__in", ("managed_the_case", "named_in_case", "conflict")),
                                        _negated=True,
                                    ),
                                ),
                                _connector="OR",
                            ),
                            name="access_barred_by_relation",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                            ),
                            name="access_ends_after_it_begins",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("relation", "emergency"), _negated=True),
                                ("until__isnull", False),
                                _connector="OR",
                            ),
                            name="emergency_access_ends",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CaseHolding",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("since", models.DateTimeField()),
                    ("until", models.DateTimeField(blank=True, null=True)),
                    ("reason", models.CharField(blank=True, max_length=300)),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="holdings",
                            to="cases.case",
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
                        "holder",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["since", "id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("until__isnull", True)),
                            fields=("case",),
                            name="one_holder_of_a_case_at_a_time",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Charge",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("code", models.CharField(blank=True, max_length=10)),
                    ("title", models.CharField(max_length=200)),
                    (
                        "mode",
                        models.CharField(
                            choices=[
                                ("substantive", "The offence itself"),
                                ("attempt", "Attempt"),
                                ("aid", "Aiding or abetting"),
                                ("conspiracy", "Conspiracy"),
                                ("incite", "Inciting"),
                                ("encourage", "Encouraging or assisting"),
                            ],
                            default="substantive",
                            max_length=12,
                        ),
                    ),
                    ("alleged_offence_date", models.DateField()),
                    ("charged_on", models.DateField(blank=True, null=True)),
                    ("victim_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                    ("added_later", models.BooleanField(default=False)),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="charges",
                            to="cases.case",
                        ),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("charged_on__isnull", True),
                                ("charged_on__gte", models.F("alleged_offence_date")),
                                _connector="OR",
                            ),
                            name="charge_follows_offence",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("victim_age__isnull", True), ("victim_age__lte", 120), _connector="OR"
                            ),
                            name="victim_age",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CoDefendant",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("name", models.CharField(max_length=200)),
                    ("note", models.CharField(blank=True, max_length=300)),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="co_defendants",
                            to="cases.case",
                        ),
                    ),
                    (
                        "other_case",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="cases.case",
                        ),
                    ),
                ],
                options={
                    "ordering": ["id"],
                },
            ),
            migrations.CreateModel(
                name="FactChange",
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
                            choices=[("added", "Added"), ("corrected", "Corrected"), ("removed", "Removed")],
                            max_length=10,
                        ),
                    ),
                    ("fact", models.CharField(max_length=40)),
                    ("fact_id", models.BigIntegerField()),
                    ("about_victim", models.BooleanField(default=False)),
                    ("before", models.JSONField(default=dict)),
                    ("after", models.JSONField(default=dict)),
                    ("reason", models.CharField(blank=True, max_length=300)),
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
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="fact_changes",
                            to="cases.case",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-at", "-id"],
                    "indexes": [models.Index(fields=["case", "-at"], name="fact_change_of_case")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ["added", "corrected", "removed"])),
                            name="fact_change_kind_is_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="MappaPeriod",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("category", models.PositiveSmallIntegerField()),
                    ("level", models.PositiveSmallIntegerField()),
                    ("start", models.DateField()),
                    ("end", models.DateField(blank=True, null=True)),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="mappa", to="cases.case"
                        ),
                    ),
                ],
                options={
                    "ordering": ["start", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("category__range", (1, 4))), name="mappa_category_1_to_4"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("level__range", (1, 3))), name="mappa_level_1_to_3"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"
                            ),
                            name="mappa_ends_after_it_starts",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ParallelProcess",
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
                                ("mappa_scr", "MAPPA Serious Case Review"),
                                ("domestic_homicide", "Domestic Homicide Review"),
                                ("child_safeguarding", "Child safeguarding practice review"),
                                ("inquest", "Inquest"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("reference", models.CharField(blank=True, max_length=80)),
                    ("contact", models.CharField(blank=True, max_length=200)),
                    ("started_on", models.DateField(blank=True, null=True)),
                    ("ended_on", models.DateField(blank=True, null=True)),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="parallel_processes",
                            to="cases.case",
                        ),
                    ),
                ],
                options={
                    "ordering": ["kind", "id"],
                },
            ),
            migrations.CreateModel(
                name="RegisteredPerson",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "role",
                        models.CharField(
                            choices=[
                                ("person_on_probation", "Person on probation"),
                                ("victim", "Victim"),
                                ("relative", "Relative of a victim"),
                                ("staff", "Member of staff"),
                                ("other", "Somebody else"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("title", models.CharField(blank=True, max_length=30)),
                    ("given_names", models.CharField(blank=True, max_length=120)),
                    ("family_name", models.CharField(max_length=120)),
                    ("known_as", models.CharField(blank=True, max_length=120)),
                    (
                        "aliases",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=200), blank=True, default=list, size=None
                        ),
                    ),
                    ("relation", models.CharField(blank=True, max_length=200)),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="register",
                            to="cases.case",
                        ),
                    ),
                    (
                        "staff_account",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="register_entries",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["role", "family_name", "given_names", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("role__in", ["person_on_probation", "victim", "relative", "staff", "other"])
                            ),
                            name="register_role_is_known",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("role", "person_on_probation")),
                            fields=("case",),
                            name="one_person_on_probation_in_a_case",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("staff_account__isnull", True), ("role", "staff"), _connector="OR"
                            ),
                            name="only_staff_have_accounts",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="RiskAssessment",
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
                                ("low", "Low"),
                                ("medium", "Medium"),
                                ("high", "High"),
                                ("very_high", "Very high"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("assessed_on", models.DateField()),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="risk_assessments",
                            to="cases.case",
                        ),
                    ),
                ],
                options={
                    "ordering": ["assessed_on", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("level__in", ["low", "medium", "high", "very_high"])),
                            name="risk_level_is_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="SupervisionPeriod",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("type", models.CharField(max_length=40)),
                    ("start", models.DateField()),
                    ("end", models.DateField(blank=True, null=True)),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="supervision",
                            to="cases.case",
                        ),
                    ),
                ],
                options={
                    "ordering": ["start", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"
                            ),
                            name="supervision_ends_after_it_starts",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Transfer",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("moved_on", models.DateField()),
                    ("note", models.CharField(blank=True, max_length=300)),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="transfers",
                            to="cases.case",
                        ),
                    ),
                    (
                        "from_unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="staff.deliveryunit",
                        ),
                    ),
                    (
                        "to_unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="staff.deliveryunit",
                        ),
                    ),
                ],
                options={
                    "ordering": ["moved_on", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("from_unit", models.F("to_unit")), _negated=True),
                            name="transfer_changes_the_unit",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="BreakGlass",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "category",
                        models.CharField(
                            choices=[
                                ("risk_now", "Somebody may be in danger now"),
                                ("court_now", "A court or the police needs an answer today"),
                                ("nobody_there", "Nobody who holds the case can be reached"),
                                ("other", "Another urgent reason"),
                            ],
                            max_length=40,
                        ),
                    ),
                    ("reason", models.TextField()),
                    ("review_due", models.DateField()),
                    ("reviewed_at", models.DateTimeField(null=True)),
                    ("finding", models.TextField(blank=True)),
                    (
                        "entry",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="break_glass",
                            to="cases.accessentry",
                        ),
                    ),
                    (
                        "reviewed_by",
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
                                models.Q(("reviewed_at__isnull", True), ("reviewed_by__isnull", True)),
                                models.Q(
                                    ("reviewed_at__isnull", False),
                                    ("reviewed_by__isnull", False),
                                    models.Q(("finding", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="break_glass_reviewed_whole",
                        )
                    ],
                },
            ),
        ),
    ]
