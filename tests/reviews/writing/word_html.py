"""Pages as Word puts them on the clipboard: made here, in the shape that Word gives them."""

import re
from random import Random

HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><title>Not a word of this</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- @font-face {font-family:Calibri;} p.MsoNormal {margin:0cm; font-size:11.0pt;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'><!--StartFragment-->"""
TAIL = "<!--EndFragment--></body></html>"
VOCABULARY = re.findall(
    r"\w+",
    """
    the a plan was made and risk reviewed after each visit with notes kept by staff who had known
    him since spring when contact began again although supervision meant that his manager could not
    always be reached so letters were sent instead of calls which nobody answered until much later
    that year
    """,
)


def listed(words: str, *, level: int = 1, mark: str = "·") -> str:
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'>"
        f"<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>{mark}"
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>"
        f"<span lang=EN-US>{words}<o:p></o:p></span></p>\n"
    )


def normal(words: str) -> str:
    return (
        f"<p class=MsoNormal style='margin:8.0pt'><span style='color:black'>{words}</span><o:p></o:p></p>\n"
    )


def table(rows: list[list[str]]) -> str:
    cells = "".join(
        "<tr style='mso-yfti-irow:0'>"
        + "".join(
            "<td width=208 valign=top style='border:solid windowtext 1.0pt'>"
            f"<p class=MsoNormal><b>{cell}</b><o:p></o:p></p></td>"
            for cell in row
        )
        + "</tr>"
        for row in rows
    )
    return (
        f"<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse'>{cells}</table>\n"
    )


def pages(count: int = 30, *, words_on_a_page: int = 450, seed: int = 1) -> tuple[str, list[str]]:
    """Pages as Word would paste them, and every word on them in order."""
    chance = Random(seed)
    parts: list[str] = [HEAD]
    said: list[str] = []

    def say(many: int) -> str:
        words = [f"{chance.choice(VOCABULARY)}{len(said) + at if at % 7 == 0 else ''}" for at in range(many)]
        said.extend(words)
        return " ".join(words)

    for page in range(count):
        parts.append(f"<h{page % 3 + 1} style='mso-outline-level:1'><span>{say(6)}</span></h{page % 3 + 1}>")
        while len(said) < (page + 1) * words_on_a_page - 60:
            parts.append(
                normal(
                    f"{say(40)} <b style='mso-bidi-font-weight:normal'>{say(4)}</b> <i>{say(8)}</i> {say(20)}"
                )
            )
        parts += [
            listed(say(9)),
            listed(say(7), level=2, mark="o"),
            listed(say(8)),
            listed(say(6), mark="1."),
        ]
        parts.append(table([[say(2), say(3)], [say(4), say(5)]]))
    return "".join([*parts, TAIL]), said
