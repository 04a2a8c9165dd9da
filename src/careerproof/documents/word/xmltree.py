"""XML of strangers, parsed without harm: no entity is expanded, nothing is fetched, depth is bounded."""

from __future__ import annotations

from lxml import etree

from careerproof.errors import DamagedDocument


def parse_xml(data: bytes) -> etree._Element:
    """The root element.

    Why: entities can multiply to gigabytes, or name a file of this machine; documents of Word use none at all.

    Raises:
        DamagedDocument: the bytes are no well-formed XML, or nest deeper than 256 elements.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise DamagedDocument("a part of the file is no well-formed XML") from error
    if root is None:
        raise DamagedDocument("a part of the file is empty")
    return root
