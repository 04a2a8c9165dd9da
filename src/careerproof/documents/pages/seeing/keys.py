"""Which keys that speak of the whole file stand in a PDF's bytes.

Why by bytes, and all in one go: PDFium tells nothing of layers and packets, and a file is often longer than its text
takes to read, so that a look for each key would cost more than the answer is worth.
"""

from __future__ import annotations

import re

LAYERS, ENCRYPTED, PACKED_OBJECTS = b"/OCProperties", b"/Encrypt", b"/ObjStm"
METADATA, ATTACHED = b"/Metadata", b"/EmbeddedFile"
_KEYS = re.compile(b"|".join(map(re.escape, (LAYERS, ENCRYPTED, PACKED_OBJECTS, METADATA, ATTACHED))))

Keys = frozenset[bytes]


def find_keys(data: bytes) -> Keys:
    """Those of the keys above that stand in the file."""
    return frozenset(_KEYS.findall(data))
