"""Sixteen ways in which a word leaks from a Word file."""

import base64
import io
import zipfile
from collections.abc import Callable
from html import escape

Parts = dict[str, bytes]
Ways = dict[str, Callable[[bytes, str], bytes]]
DOCUMENT = "word/document.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def opened(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def closed(parts: Parts, note: bytes = b"") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
        archive.comment = note
    return file.getvalue()


def added(data: bytes, **parts: bytes) -> bytes:
    """With more parts; `__` in a name stands for a stroke, and a relation leads to each."""
    made = opened(data)
    for key, content in parts.items():
        name = key.replace("__", "/").replace("_dot_", ".")
        made[name] = content
        target = name.removeprefix("word/")
        relation = (
            f'<Relationship Id="rIdX" Type="{OFFICE}/leak" Target="{target}"/></Relationships>'.encode()
        )
        made["word/_rels/document.xml.rels"] = made["word/_rels/document.xml.rels"].replace(
            b"</Relationships>", relation
        )
    return closed(made)


def inside(data: bytes, xml: str) -> bytes:
    """With something more before the end of the body's last paragraph."""
    parts = opened(data)
    body = parts[DOCUMENT]
    at = body.rindex(b"</w:p>")
    parts[DOCUMENT] = body[:at] + xml.encode() + body[at:]
    return closed(parts)


def _run(word: str, form: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{form}</w:rPr>' if form else ''}<w:t>{escape(word)}</w:t></w:r>"


def plain_words(data: bytes, word: str) -> bytes:
    return inside(data, _run(word))


def split_over_runs(data: bytes, word: str) -> bytes:
    return inside(data, "".join(_run(letter) for letter in word))


def hidden_words(data: bytes, word: str) -> bytes:
    return inside(data, _run(word, "<w:vanish/>"))


def white_words(data: bytes, word: str) -> bytes:
    return inside(data, _run(word, '<w:color w:val="FFFFFF"/>'))


def deleted_revision(data: bytes, word: str) -> bytes:
    return inside(
        data, f'<w:del w:id="1" w:author="A"><w:r><w:delText>{escape(word)}</w:delText></w:r></w:del>'
    )


def reviser(data: bytes, word: str) -> bytes:
    return inside(data, f'<w:ins w:id="1" w:author="{escape(word)}"><w:r><w:t> </w:t></w:r></w:ins>')


def note_in_margin(data: bytes, word: str) -> bytes:
    content = f"<w:comments><w:comment>{escape(word)}</w:comment></w:comments>"
    return added(data, word__comments_dot_xml=content.encode())


def bookmark_name(data: bytes, word: str) -> bytes:
    return inside(data, f'<w:bookmarkStart w:id="0" w:name="{escape(word)}"/><w:bookmarkEnd w:id="0"/>')


def field_code(data: bytes, word: str) -> bytes:
    return inside(data, f'<w:r><w:instrText>AUTHOR "{escape(word)}"</w:instrText></w:r>')


def custom_part(data: bytes, word: str) -> bytes:
    return added(data, customXml__item1_dot_xml=f"<name>{escape(word)}</name>".encode())


def wide_part(data: bytes, word: str) -> bytes:
    """Numeric references in a part written in UTF-16, which a search for bytes does not see."""
    letters = "".join(f"&#{ord(letter)};" for letter in word)
    return added(data, customXml__item2_dot_xml=f"<name>{letters}</name>".encode("utf-16"))


def property_of_file(data: bytes, word: str) -> bytes:
    parts = opened(data)
    creator = f'<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">{escape(word)}</dc:creator>'
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(
        b"</cp:coreProperties>", creator.encode() + b"</cp:coreProperties>"
    )
    return closed(parts)


def hidden_sheet(data: bytes, word: str) -> bytes:
    """A workbook inside the file, with the word on a sheet that is not shown."""
    strings = f"<sst><si><t>{escape(word)}</t></si></sst>".encode()
    book = closed({"xl/workbook.xml": b'<sheet state="hidden"/>', "xl/sharedStrings.xml": strings})
    return added(data, word__embeddings__book_dot_xlsx=book)


def setting_in_base64(data: bytes, word: str) -> bytes:
    parts = opened(data)
    held = base64.b64encode(f"name={word};kind=draft".encode()).decode()
    variable = f'<w:docVars><w:docVar w:name="state" w:val="{held}"/></w:docVars></w:settings>'
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(b"</w:settings>", variable.encode())
    return closed(parts)


def signs_that_show_nothing(data: bytes, word: str) -> bytes:
    return inside(data, _run("\u200b".join(word)))


def hyphenated(data: bytes, word: str) -> bytes:
    half = len(word) // 2
    return inside(data, _run(f"{word[:half]}\u00ad{word[half:]}"))


WAYS: Ways = {
    way.__name__: way
    for way in (
        plain_words, split_over_runs, hidden_words, white_words, deleted_revision, reviser, note_in_margin,
        bookmark_name, field_code, custom_part, wide_part, property_of_file, hidden_sheet, setting_in_base64,
        signs_that_show_nothing, hyphenated,
    )
}  # fmt: skip
