import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

from candour.together import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("action_plans", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="Body",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("name", models.CharField(max_length=300)),
                ],
                options={
                    "ordering": ["name"],
                    "constraints": [
                        models.UniqueConstraint(
                            django.db.models.functions.text.Lower("name"), name="a_body_is_kept_once"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="PlanDocument",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("sha256", models.CharField(max_length=64, unique=True)),
                    ("name", models.CharField(max_length=255)),
                    ("content", models.BinaryField()),
                    ("size", models.PositiveIntegerField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("size__gt", 0)), name="a_document_is_not_empty"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                            name="a_document_has_its_digest",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PlanImport",
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
                                ("draft", "Being checked"),
                                ("settled", "Checked, ready to import"),
                                ("imported", "Imported"),
                                ("discarded", "Discarded"),
                                ("withdrawn", "Withdrawn"),
                            ],
                            default="draft",
                            max_length=20,
                        ),
                    ),
                    ("reading", models.JSONField()),
                    ("draft", models.JSONField()),
                    ("sources", models.JSONField()),
                    ("started_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("imported_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "document",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="imports",
                            to="recommendations.plandocument",
                        ),
                    ),
                    (
                        "started_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="plan_imports",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["-started_at", "-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("status__in", ["draft", "settled", "imported", "discarded", "withdrawn"])
                            ),
                            name="plan_import_status",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("status__in", ["draft", "settled", "imported"])),
                            fields=("document",),
                            name="a_document_is_imported_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status__in", ["imported", "withdrawn"]), _negated=True),
                                ("imported_at__isnull", False),
                                _connector="OR",
                            ),
                            name="an_import_knows_when_it_was_made",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Doubt",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("position", models.PositiveSmallIntegerField()),
                    ("code", models.CharField(max_length=80)),
                    ("message", models.TextField()),
                    ("recommendation", models.CharField(blank=True, max_length=20)),
                    (
                        "source_lines",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.PositiveIntegerField(), default=list, size=None
                        ),
                    ),
                    ("settled_at", models.DateTimeField(null=True)),
                    ("settled_note", models.TextField(blank=True)),
                    (
                        "settled_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "plan_import",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="doubts",
                            to="recommendations.planimport",
                        ),
                    ),
                ],
                options={
                    "ordering": ["position"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("plan_import", "position"), name="a_doubt_has_its_place"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("settled_at__isnull", True),
                                    ("settled_by__isnull", True),
                                    ("settled_note", ""),
                                ),
                                models.Q(
                                    ("settled_at__isnull", False),
                                    ("settled_by__isnull", False),
                                    models.Q(("settled_note", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="a_settled_doubt_says_who_when_and_why",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Publication",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("title", models.CharField(max_length=500)),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("thematic", "Thematic inspection"),
                                ("regional", "Regional inspection"),
                                ("independent review", "Independent review"),
                                ("other", "Other"),
                            ],
                            max_length=30,
                        ),
                    ),
                    ("submitted_on", models.DateField(blank=True, null=True)),
                    ("published_on", models.DateField(blank=True, null=True)),
                    ("known_from", models.DateField()),
                    ("printed_agreed", models.PositiveSmallIntegerField(blank=True, null=True)),
                    ("printed_partly_agreed", models.PositiveSmallIntegerField(blank=True, null=True)),
                    ("printed_not_agreed", models.PositiveSmallIntegerField(blank=True, null=True)),
                    ("printed_total", models.PositiveSmallIntegerField(blank=True, null=True)),
                    ("has_printed_totals", models.BooleanField(default=False)),
                    (
                        "missing_numbers",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None
                        ),
                    ),
                    ("imported_at", models.DateTimeField()),
                    ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "imported_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "inspected_body",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="responses",
                            to="recommendations.body",
                        ),
                    ),
                    (
                        "inspecting_body",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="inspections",
                            to="recommendations.body",
                        ),
                    ),
                    (
                        "plan_import",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="publication",
                            to="recommendations.planimport",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-known_from", "-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("kind__in", ["thematic", "regional", "independent review", "other"])
                            ),
                            name="publication_kind",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("title", ""), _negated=True), name="a_publication_has_a_title"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Addressee",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("position", models.PositiveSmallIntegerField()),
                    ("name", models.CharField(max_length=300)),
                    (
                        "body",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="addressed",
                            to="recommendations.body",
                        ),
                    ),
                    (
                        "publication",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="addressees",
                            to="recommendations.publication",
                        ),
                    ),
                ],
                options={
                    "ordering": ["position"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("publication", "name"), name="an_addressee_is_named_once"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="CategoryDefinition",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("position", models.PositiveSmallIntegerField()),
                    ("term", models.CharField(max_length=120)),
                    ("definition", models.TextField()),
                    ("comment", models.TextField(blank=True)),
                    (
                        "publication",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="categories",
                            to="recommendations.publication",
                        ),
                    ),
                ],
                options={
                    "ordering": ["position"],
                },
            ),
            migrations.CreateModel(
                name="Footnote",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("position", models.PositiveSmallIntegerField()),
                    ("marker", models.CharField(max_length=20)),
                    ("text", models.TextField()),
                    (
                        "publication",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="footnotes",
                            to="recommendations.publication",
                        ),
                    ),
                ],
                options={
                    "ordering": ["position"],
                },
            ),
            migrations.CreateModel(
                name="LeadIn",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("position", models.PositiveSmallIntegerField()),
                    ("text", models.TextField()),
                    (
                        "publication",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="lead_ins",
                            to="recommendations.publication",
                        ),
                    ),
                ],
                options={
                    "ordering": ["position"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("publication", "position"), name="a_lead_in_has_its_place"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Recommendation",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("position", models.PositiveSmallIntegerField()),
                    ("number", models.CharField(max_length=20)),
                    ("text", models.TextField()),
                    ("category_as_written", models.CharField(blank=True, max_length=120)),
                    ("category", models.CharField(blank=True, max_length=120)),
                    (
                        "reason_kinds",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(
                                choices=[
                                    ("commissioning", "Commissioning"),
                                    ("policy", "Policy"),
                                    ("operational", "Operational"),
                                    ("affordability", "Affordability"),
                                ],
                                max_length=20,
                            ),
                            blank=True,
                            default=list,
                            size=None,
                        ),
                    ),
                    ("rationale", models.TextField(blank=True)),
                    ("response_text", models.TextField(blank=True)),
                    (
                        "source_lines",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.PositiveIntegerField(), blank=True, default=list, size=None
                        ),
                    ),
                    (
                        "search",
                        models.GeneratedField(
                            db_persist=True,
                            expression=django.contrib.postgres.search.SearchVector(
                                "text", "rationale", "response_text", config="english"
                            ),
                            output_field=django.contrib.postgres.search.SearchVectorField(),
                        ),
                    ),
                    (
                        "addressee",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="recommendations",
                            to="recommendations.addressee",
                        ),
                    ),
                    (
                        "lead_in",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="recommendations",
                            to="recommendations.leadin",
                        ),
                    ),
                    (
                        "publication",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="recommendations",
                            to="recommendations.publication",
                        ),
                    ),
                ],
                options={
                    "ordering": ["publication", "position"],
                    "indexes": [
                        django.contrib.postgres.indexes.GinIndex(
                            fields=["search"], name="recommendation_search"
                        ),
                        models.Index(fields=["category"], name="recommendation_category"),
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("publication", "number"), name="a_number_stands_once_in_a_publication"
                        ),
                        models.UniqueConstraint(
                            fields=("publication", "position"), name="a_recommendation_has_its_place"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("text", ""), _negated=True), name="a_recommendation_has_words"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "reason_kinds__contained_by",
                                    ["commissioning", "policy", "operational", "affordability"],
                                )
                            ),
                            name="recommendation_reason_kinds",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Correction",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("field", models.CharField(max_length=60)),
                    ("before", models.TextField(blank=True)),
                    ("after", models.TextField(blank=True)),
                    ("reason", models.TextField()),
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
                        "recommendation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="corrections",
                            to="recommendations.recommendation",
                        ),
                    ),
                ],
                options={
                    "ordering": ["at", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("reason", ""), _negated=True), name="a_correction_says_why"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="RecommendationAction",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("position", models.PositiveSmallIntegerField()),
                    (
                        "action",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="recommendation_link",
                            to="action_plans.action",
                        ),
                    ),
                    (
                        "recommendation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="action_links",
                            to="recommendations.recommendation",
                        ),
                    ),
                ],
                options={
                    "ordering": ["position"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("recommendation", "position"),
                            name="an_action_has_its_place_in_the_response",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="RepeatLink",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("note", models.TextField()),
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
                        "earlier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="repeated_by",
                            to="recommendations.recommendation",
                        ),
                    ),
                    (
                        "recommendation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="repeats",
                            to="recommendations.recommendation",
                        ),
                    ),
                ],
                options={
                    "ordering": ["added_at", "id"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("recommendation", "earlier"), name="a_repeat_is_noted_once"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("recommendation", models.F("earlier")), _negated=True),
                            name="nothing_repeats_itself",
                        ),
                    ],
                },
            ),
        ),
    ]
