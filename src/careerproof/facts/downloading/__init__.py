"""Here lives how the official files are fetched into a folder: their addresses, and the only client that opens the
network; not here: what the files say (`sources`), what is made of them (`building`).

`download.download_sources` is not handed on here: who asks for an address only must not load the client.
"""

from careerproof.facts.downloading.addresses import choose_addresses, read_addresses
from careerproof.facts.downloading.model import Address, AddressTable, Download, Fetched, Limits

__all__ = ["Address", "AddressTable", "Download", "Fetched", "Limits", "choose_addresses", "read_addresses"]
