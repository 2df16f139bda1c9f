"""A plan as a tagged PDF (PDF/UA-1): Typst refuses to write one that assistive technology cannot read."""

import json
from dataclasses import asdict
from pathlib import Path

import typst

from candour.recommendations.plan import PublishedPlan
from candour.recommendations.writing.published_layout import (
    CATEGORY_COLUMNS,
    INTRODUCTION,
    TOTALS_COLUMNS,
    lay_out,
)

TEMPLATE = Path(__file__).with_name("plan.typ")


def to_pdf(plan: PublishedPlan) -> bytes:
    """The plan as a tagged PDF in the layout of the published plans."""
    layout = asdict(lay_out(plan))
    layout |= {
        "introduction": INTRODUCTION,
        "category_columns": CATEGORY_COLUMNS,
        "totals_columns": TOTALS_COLUMNS,
    }
    # The template is given as bytes, so it has no folder and can open no file; the plan goes in as data
    # and never as markup.
    content: bytes = typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs={"layout": json.dumps(layout)},
        pdf_standards=["ua-1"],
    )
    return content
