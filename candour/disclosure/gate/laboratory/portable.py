"""Twenty-one ways in which a word leaks from a PDF."""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

OBJECT = re.compile(rb"(\d{10}) 00000 n")
Ways = dict[str, Callable[[bytes, str], bytes]]


@dataclass(slots=True)
class File:
    """The objects of a clean file as bytes, to be changed and written again."""

    objects: dict[int, bytes] = field(default_factory=dict)
    trailer: bytes = b""

    @classmethod
    def of(cls, data: bytes) -> "File":
        table = data.rindex(b"\nxref\n")
        offsets = [int(found) for found in OBJECT.findall(data, table)]
        made = cls(trailer=data[data.rindex(b"trailer\n") + 8 : data.rindex(b"\nstartxref")])
        for number, (begin, end) in enumerate(zip(offsets, [*offsets[1:], table + 1], strict=True), start=1):
            body = data[begin:end]
            made.objects[number] = body[body.index(b"obj\n") + 4 : body.rindex(b"\nendobj")]
        return made

    def add(self, body: bytes) -> int:
        number = max(self.objects) + 1
        self.objects[number] = body
        return number

    def change(self, number: int, old: bytes, new: bytes) -> None:
        self.objects[number] = self.objects[number].replace(old, new, 1)

    def find(self, sign: bytes) -> int:
        """The first object that holds these bytes."""
        return next(number for number, body in self.objects.items() if sign in body)

    @property
    def root(self) -> int:
        return self.find(b"/Type/Catalog")

    def bytes(self) -> bytes:
        made, offsets = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n", []
        for number in sorted(self.objects):
            offsets.append(len(made))
            made += b"%d 0 obj\n%s\nendobj\n\n" % (number, self.objects[number])
        table = b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(offsets) + 1)
        table += b"".join(b"%010d 00000 n\r\n" % offset for offset in offsets)
        trailer = re.sub(rb"/Size \d+", b"/Size %d" % (len(offsets) + 1), self.trailer)
        return made + table + b"trailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF" % len(made)


def stream(content: bytes, about: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode%s>>\nstream\n%s\nendstream" % (len(packed), about, packed)


def drawn(data: bytes, content: bytes, more: bytes = b"") -> bytes:
    """With something more drawn at the end of the first page, in a font of its own."""
    file = File.of(data)
    page = file.find(b"/Type/Page/")
    font = file.add(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    resources = int(re.search(rb"/Resources (\d+) 0 R", file.objects[page])[1])  # type: ignore[index]
    file.change(resources, b"/Font<<", b"%s/Font<</Fx %d 0 R" % (more, font))
    place = int(re.search(rb"/Contents (\d+) 0 R", file.objects[page])[1])  # type: ignore[index]
    body = file.objects[place]
    old = zlib.decompress(body[body.index(b"\nstream\n") + 8 : body.rindex(b"\nendstream")])
    file.objects[place] = stream(old + b"\n" + content)
    return file.bytes()


def words(word: str) -> bytes:
    return word.encode("cp1252", "replace").replace(b"(", b"\\(").replace(b")", b"\\)")


def line(text: bytes, before: bytes = b"", x: int = 72, y: int = 400) -> bytes:
    return b"q BT %s /Fx 12 Tf 1 0 0 1 %d %d Tm %s ET Q\n" % (before, x, y, text)


def black_box(data: bytes, word: str) -> bytes:
    return drawn(data, line(b"(%s) Tj" % words(word)) + b"q 0 g 70 396 200 14 re f Q\n")


def unapplied_redaction(data: bytes, word: str) -> bytes:
    return _annotated(
        drawn(data, line(b"(%s) Tj" % words(word))),
        b"<</Type/Annot/Subtype/Redact/Rect[70 396 270 410]/F 4>>",
    )


def _annotated(data: bytes, annotation: bytes) -> bytes:
    file = File.of(data)
    page, number = file.find(b"/Type/Page/"), file.add(annotation)
    if b"/Annots[" in file.objects[page]:
        file.change(page, b"/Annots[", b"/Annots[%d 0 R " % number)
    else:
        file.change(page, b"/Type/Page/", b"/Type/Page/Annots[%d 0 R]/" % number)
    return file.bytes()


def white_on_white(data: bytes, word: str) -> bytes:
    return drawn(data, line(b"(%s) Tj" % words(word), b"1 1 1 rg"))


def invisible(data: bytes, word: str) -> bytes:
    return drawn(data, line(b"(%s) Tj" % words(word), b"3 Tr"))


def outside_the_page(data: bytes, word: str) -> bytes:
    return drawn(data, line(b"(%s) Tj" % words(word), y=-300))


def author(data: bytes, word: str) -> bytes:
    file = File.of(data)
    file.change(file.find(b"/Creator(Typst"), b"/Creator(", b"/Author(%s)/Creator(" % words(word))
    return file.bytes()


def xmp_creator(data: bytes, word: str) -> bytes:
    file = File.of(data)
    number = file.find(b"<?xpacket begin")
    body = file.objects[number]
    content = body[body.index(b"\nstream\n") + 8 : body.rindex(b"\nendstream")]
    creator = b"<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>" % word.encode()
    content = content.replace(b"<xmp:CreatorTool>", creator + b"<xmp:CreatorTool>")
    head = re.sub(rb"/Length \d+", b"/Length %d" % len(content), body[: body.index(b"\nstream\n")])
    file.objects[number] = head + b"\nstream\n" + content + b"\nendstream"
    return file.bytes()


def earlier_revision(data: bytes, word: str) -> bytes:
    """The word stood on a page, and a later revision that was added to the end hides it."""
    first = drawn(data, line(b"(%s) Tj" % words(word)))
    file = File.of(first)
    page = file.find(b"/Type/Page/")
    place = int(re.search(rb"/Contents (\d+) 0 R", file.objects[page])[1])  # type: ignore[index]
    clean = File.of(data).objects[place]
    start = int(first[first.rindex(b"startxref") + 9 :].split()[0])
    body = b"%d 0 obj\n%s\nendobj\n" % (place, clean)
    table = b"xref\n%d 1\n%010d 00000 n\r\n" % (place, len(first) + 1)
    trailer = file.trailer.rstrip()[:-2] + b"/Prev %d>>" % start
    end = b"trailer\n%s\nstartxref\n%d\n%%%%EOF" % (trailer, len(first) + 1 + len(body))
    return first + b"\n" + body + table + end


def orphan(data: bytes, word: str) -> bytes:
    file = File.of(data)
    file.add(stream(b"BT (%s) Tj ET" % words(word)))
    return file.bytes()


def attachment(data: bytes, word: str) -> bytes:
    file = File.of(data)
    inside = file.add(stream(word.encode(), b"/Type/EmbeddedFile"))
    about = file.add(b"<</Type/Filespec/F(notes.txt)/EF<</F %d 0 R>>>>" % inside)
    file.change(
        file.root,
        b"/Type/Catalog",
        b"/Type/Catalog/Names<</EmbeddedFiles<</Names[(notes.txt)%d 0 R]>>>>" % about,
    )
    return file.bytes()


def private_data(data: bytes, word: str) -> bytes:
    file = File.of(data)
    inside = file.add(stream(word.encode()))
    file.change(
        file.find(b"/Type/Page/"),
        b"/Type/Page/",
        b"/Type/Page/PieceInfo<</App<</Private %d 0 R>>>>/" % inside,
    )
    return file.bytes()


def comment(data: bytes, word: str) -> bytes:
    return _annotated(data, b"<</Type/Annot/Subtype/Text/Rect[70 396 90 410]/Contents(%s)>>" % words(word))


def form_value(data: bytes, word: str) -> bytes:
    field = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(%s)/Rect[0 0 0 0]/F 2>>" % words(word)
    file = File.of(_annotated(data, field))
    number = file.find(b"/Subtype/Widget")
    file.change(file.root, b"/Type/Catalog", b"/Type/Catalog/AcroForm<</Fields[%d 0 R]>>" % number)
    return file.bytes()


def bookmark(data: bytes, word: str) -> bytes:
    file = File.of(data)
    number = file.find(b"/Title(")
    file.change(number, b"/Title(", b"/Title(%s " % words(word))
    return file.bytes()


def link_address(data: bytes, word: str) -> bytes:
    action = b"/A<</S/URI/URI(https://example.org/%s)>>" % words(word)
    return _annotated(data, b"<</Type/Annot/Subtype/Link/Rect[70 396 270 410]/F 4%s>>" % action)


def named_destination(data: bytes, word: str) -> bytes:
    file = File.of(data)
    page = file.find(b"/Type/Page/")
    target = b"/Dests<</Names[(%s)[%d 0 R/XYZ 0 0 0]]>>" % (words(word), page)
    file.change(file.root, b"/Type/Catalog", b"/Type/Catalog/Names<<%s>>" % target)
    return file.bytes()


def layer_off(data: bytes, word: str) -> bytes:
    content = b"/OC /Hidden BDC\n" + line(b"(%s) Tj" % words(word)) + b"EMC\n"
    file = File.of(drawn(data, content, b"/Properties<</Hidden 999999 0 R>>"))
    layer = file.add(b"<</Type/OCG/Name(Draft)>>")
    number = file.find(b"999999 0 R")
    file.change(number, b"999999 0 R", b"%d 0 R" % layer)
    properties = b"/OCProperties<</OCGs[%d 0 R]/D<</OFF[%d 0 R]>>>>" % (layer, layer)
    file.change(file.root, b"/Type/Catalog", b"/Type/Catalog" + properties)
    return file.bytes()


def actual_text(data: bytes, word: str) -> bytes:
    text = b"/Span<</ActualText(%s)>>BDC\n" % words(word)
    return drawn(data, text + line(b"(A person) Tj") + b"EMC\n")


def kerning(data: bytes, word: str) -> bytes:
    cut = b" -3 ".join(b"(%s)" % words(letter) for letter in word)
    return drawn(data, line(b"[%s] TJ" % cut))


def hexadecimal(data: bytes, word: str) -> bytes:
    return drawn(data, line(b"<%s> Tj" % words(word).hex().encode()))


def picture(data: bytes, word: str) -> bytes:
    """The word is in the points of a picture, which no reader of words sees: pictures are refused."""
    file = File.of(drawn(data, b"q 100 0 0 20 72 400 cm /Pic Do Q\n", b"/XObject<</Pic 999999 0 R>>"))
    points = bytes((ord(word[place % len(word)]) * 37) % 256 for place in range(400))
    about = b"/Type/XObject/Subtype/Image/Width 20/Height 20/ColorSpace/DeviceGray/BitsPerComponent 8"
    number = file.add(stream(points, about))
    file.change(file.find(b"999999 0 R"), b"999999 0 R", b"%d 0 R" % number)
    return file.bytes()


WAYS: Ways = {
    way.__name__: way
    for way in (
        black_box, unapplied_redaction, white_on_white, invisible, outside_the_page, author, xmp_creator,
        earlier_revision, orphan, attachment, private_data, comment, form_value, bookmark, link_address,
        named_destination, layer_off, actual_text, kerning, hexadecimal, picture,
    )
}  # fmt: skip
