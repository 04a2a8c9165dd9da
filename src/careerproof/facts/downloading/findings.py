"""Says what went wrong with a file, and what a person can do about it now."""

from __future__ import annotations

from pathlib import Path

from careerproof.evidence import Finding
from careerproof.facts.downloading.model import Address, Trouble

_LATER = "run the same command again later: it goes on where it stopped"
_BY_HAND = "open {page} in a browser and save the file as {path}"
_FIXES = {
    "download.not_found": "the publisher moved it or has a new release: look on {page}, save the file as {path}, or "
    "give the new address in a table of your own (--addresses)",
    "download.refused": "open {address} in a browser and save the file as {path}, or say who you are with --contact",
    "download.redirect": _BY_HAND + ", or name the host in a table of your own (--addresses)",
    "download.too_large": "look at {page}; if the size is right, raise its limit_megabytes in a table of your own "
    "(--addresses)",
    "download.wrong_type": _BY_HAND,
    "download.damaged": _BY_HAND,
    "download.status": _BY_HAND,
    "download.untrusted": "check the clock and the certificates of this machine, or whether a proxy reads along; or "
    + _BY_HAND,
}


def finding_of(trouble: Trouble, wanted: Address, folder: Path) -> Finding:
    """The finding of a file that could not be fetched."""
    path = folder / wanted.file
    fix = _FIXES.get(trouble.id, _LATER).format(page=wanted.page, path=path, address=wanted.address or wanted.page)
    return Finding(id=trouble.id, severity="error", message=f"{wanted.title}: {trouble.message}", fix=fix)


def ask_a_person(wanted: Address, folder: Path) -> Finding:
    """The finding of a file that has no direct address."""
    message = f"{wanted.title}: a person has to fetch it"
    fix = f"{wanted.by_hand} ({wanted.page}); save it as {folder / wanted.file}"
    return Finding(id="download.by_hand", severity="info", message=message, fix=fix)


def no_length(wanted: Address) -> Finding:
    """The finding of a table that came without its length: it may have been cut, and nothing would show it."""
    message = f"{wanted.title}: the server did not say how long the file is, so nothing proves that it is whole"
    return Finding(id="download.no_length", severity="warning", message=message, fix="look at its last lines")


def not_what_it_says(wanted: Address, folder: Path, what: str) -> Finding:
    """The finding of a file that lies there and is something else."""
    message = f"{wanted.title}: {folder / wanted.file} is {what}"
    fix = f"delete it; then run the same command again, or open {wanted.page} in a browser and save the right file"
    return Finding(id="download.wrong_type", severity="error", message=message, fix=fix)
