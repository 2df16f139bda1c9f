"""XML parts of packed documents, parsed without entities and without the network."""

from lxml import etree

from candour.recommendations.reading.unreadable import UnreadablePlan


def parse_xml(content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadablePlan("The document is damaged or incomplete, so it cannot be read.") from error
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise UnreadablePlan(
            "The document declares a document type, which no plan needs, so it was not read."
        )
    return root
