"""Every layout, with what it can print without becoming ambiguous."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.recommendations.unseen import markup_layouts, office_layouts, text_layouts
from tests.recommendations.unseen.plans import Style, Truth


@dataclass(frozen=True, slots=True)
class UnseenLayout:
    render: Callable[[Truth], bytes]
    file_name: str
    style: Style
    seeds: int
    prints_totals: bool = True
    prints_ambiguity: bool = False

    @property
    def name(self) -> str:
        return self.render.__name__


_HEADED = Style()
_BOLD = Style(headings=False)
_PROSE = Style(prose=True, footnote=False)

LAYOUTS = (
    UnseenLayout(text_layouts.stacked_with_bold_addressee, "plan.txt", _BOLD, 40),
    UnseenLayout(
        text_layouts.stacked_with_counts_that_differ,
        "plan.txt",
        _BOLD,
        30,
        prints_ambiguity=True,
    ),
    UnseenLayout(text_layouts.one_row_to_an_action, "plan.txt", _HEADED, 40),
    UnseenLayout(text_layouts.stacked_with_sub_headings, "plan.txt", _HEADED, 40),
    UnseenLayout(text_layouts.columns_of_spaces, "plan.txt", _HEADED, 30),
    UnseenLayout(markup_layouts.html_with_rowspan, "plan.html", _HEADED, 30),
    UnseenLayout(markup_layouts.html_stacked, "plan.html", _HEADED, 30),
    UnseenLayout(markup_layouts.markdown_pipes, "plan.md", _HEADED, 30),
    UnseenLayout(markup_layouts.comma_separated, "plan.csv", _HEADED, 30),
    UnseenLayout(markup_layouts.prose_in_markdown, "plan.md", _PROSE, 20, prints_totals=False),
    UnseenLayout(markup_layouts.prose_in_text, "plan.txt", _PROSE, 20, prints_totals=False),
    UnseenLayout(office_layouts.word_document, "plan.docx", _HEADED, 6),
    UnseenLayout(office_layouts.word_document_stacked, "plan.docx", _HEADED, 6),
    UnseenLayout(office_layouts.ruled_pdf, "plan.pdf", _HEADED, 3),
    UnseenLayout(office_layouts.lineless_pdf, "plan.pdf", _HEADED, 8),
)
