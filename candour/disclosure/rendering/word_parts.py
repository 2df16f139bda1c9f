"""The fixed parts of a pack's Word file. Only the words of the pack differ between two files."""

from candour.disclosure.rendering.pack import Pack

LANGUAGES = {"en": "en-GB", "cy": "cy-GB"}
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FONT = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/>'
INK = '<w:color w:val="0B0C0C"/>'
HALF_POINTS = 24
"""12 points."""
KINDS = ("styles", "numbering", "settings", "header", "footer")
HEADINGS = {1: (52, 0, 200), 2: (36, 440, 180), 3: (28, 320, 140), 4: (25, 280, 120), 5: (24, 280, 120)}
"""Level: half points, space before and after in twentieths of a point."""

CONTENT_TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
    + "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{WORD}.{kind}+xml"/>' for kind in KINDS)
    + '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
PACKAGE_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{RELATIONS}">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
    'core-properties" Target="docProps/core.xml"/></Relationships>'
)
DOCUMENT_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{RELATIONS}">'
    + "".join(
        f'<Relationship Id="rId{place}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for place, kind in enumerate(KINDS, start=1)
    )
    + "</Relationships>"
)
SETTINGS = (
    f'{HEAD}<w:settings xmlns:w="{MAIN}"><w:defaultTabStop w:val="720"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat></w:settings>'
)


def core(title: str, language: str) -> str:
    """A title and a language, which listening readers need; no person, no program, no hour."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:language>{LANGUAGES[language]}</dc:language></cp:coreProperties>"
    )


def styles(language: str) -> str:
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{FONT}{INK}<w:sz w:val="{HALF_POINTS}"/>'
        f'<w:szCs w:val="{HALF_POINTS}"/><w:lang w:val="{LANGUAGES[language]}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="180" w:line="312" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault>"
        "</w:docDefaults>"
    )
    made = [
        _style("Normal", "Normal", default=True),
        *(_heading(level, *look) for level, look in HEADINGS.items()),
        _style("Subtitle", "Subtitle", run='<w:sz w:val="28"/>'),
        _style("Quote", "Quote", paragraph='<w:ind w:left="454" w:right="454"/>'),
        _style("Remark", "Remark", run='<w:sz w:val="21"/>'),
        _style("InTable", "In a table", '<w:spacing w:before="40" w:after="80"/>', '<w:sz w:val="22"/>'),
        _style("Contents", "Contents", '<w:spacing w:after="100"/>'),
        _style("Header", "header", '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>'),
        _style("Footer", "footer", '<w:jc w:val="right"/>'),
    ]
    return f'{HEAD}<w:styles xmlns:w="{MAIN}">{defaults}{"".join(made)}</w:styles>'


def _style(key: str, name: str, paragraph: str = "", run: str = "", *, default: bool = False) -> str:
    mark = ' w:default="1"' if default else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{mark} w:styleId="{key}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _heading(level: int, size: int, before: int, after: int) -> str:
    paragraph = (
        f'<w:keepNext/><w:spacing w:before="{before}" w:after="{after}" w:line="264" w:lineRule="auto"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>'
    )
    return _style(f"Heading{level}", f"heading {level}", paragraph, f'<w:b/><w:sz w:val="{size}"/>')


def numbering(lists: list[tuple[bool, int]]) -> str:
    """A number for each list, so that each counts for itself: whether it counts, and from where."""
    abstract = "".join(_abstract(key, ordered=ordered) for key, ordered in ((0, False), (1, True)))
    made = "".join(
        f'<w:num w:numId="{place}"><w:abstractNumId w:val="{int(ordered)}"/>'
        + "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for level in range(3)
            if ordered
        )
        + "</w:num>"
        for place, (ordered, start) in enumerate(lists, start=1)
    )
    return f'{HEAD}<w:numbering xmlns:w="{MAIN}">{abstract}{made}</w:numbering>'


def _abstract(key: int, *, ordered: bool) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{"decimal" if ordered else "bullet"}"/>'
        f'<w:lvlText w:val="{f"%{level + 1}." if ordered else "•"}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{454 * (level + 1)}" w:hanging="454"/></w:pPr></w:lvl>'
        for level in range(3)
    )
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{key}">{kind}{levels}</w:abstractNum>'


def header(marking: str, copy_line: str) -> str:
    return (
        f'{HEAD}<w:hdr xmlns:w="{MAIN}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{marking}</w:t></w:r><w:r><w:tab/></w:r>'
        f'<w:r><w:t xml:space="preserve">{copy_line}</w:t></w:r></w:p></w:hdr>'
    )


def footer(page_words: str) -> str:
    """The number of the page and of all pages are the only things that Word fills in by itself."""
    before, rest = page_words.split("{page}", 1)
    between, after = rest.split("{pages}", 1)
    inside = f"{_words(before)}{_field('PAGE')}{_words(between)}{_field('NUMPAGES')}{_words(after)}"
    return (
        f'{HEAD}<w:ftr xmlns:w="{MAIN}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{inside}</w:p></w:ftr>'
    )


def _words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def fixed_parts(pack: Pack, lists: list[tuple[bool, int]], escaped: dict[str, str]) -> dict[str, str]:
    """Every part but the document, in the order of the file. `escaped`: the pack's lines as XML text."""
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": PACKAGE_RELATIONS,
        "docProps/core.xml": core(escaped["title"], pack.language),
        "word/_rels/document.xml.rels": DOCUMENT_RELATIONS,
        "word/styles.xml": styles(pack.language),
        "word/numbering.xml": numbering(lists),
        "word/settings.xml": SETTINGS,
        "word/header.xml": header(escaped["marking"], escaped["copy_line"]),
        "word/footer.xml": footer(escaped["page_words"]),
    }
