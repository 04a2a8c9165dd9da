"""A ZIP container's members, opened one by one and never beyond the limits."""

from __future__ import annotations

import io
import zipfile
import zlib

from careerproof.documents.model import Limits
from careerproof.errors import DamagedDocument, EncryptedDocument, TooLarge

_STEP = 1 << 16


class Archive:
    """The members of a container. Nothing is unpacked before it is asked for.

    Why: a packed file of a few kilobytes can claim, or really hold, gigabytes.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._spent = 0
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
            entries = self._file.infolist()
        except (zipfile.BadZipFile, EOFError, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
            raise DamagedDocument("the file is cut off or broken: its table of contents cannot be read") from error
        if len(entries) > limits.members:
            raise TooLarge(f"the file holds {len(entries)} parts, more than {limits.members}")
        self._entries = {entry.filename: entry for entry in entries}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members, sorted."""
        return tuple(sorted(self._entries))

    def read(self, name: str) -> bytes:
        """The member's bytes; empty bytes when there is no such member.

        Raises:
            TooLarge: it says that it is, or turns out to be, larger than the limits allow.
            DamagedDocument: it cannot be unpacked, or its checksum is wrong.
        """
        entry = self._entries.get(name)
        if entry is None:
            return b""
        if entry.flag_bits & 1:
            raise EncryptedDocument("the file asks for a password")
        allowed = self._allowance(entry)
        if entry.file_size > allowed:
            raise TooLarge("the file unpacks to far more than it should")
        chunks: list[bytes] = []
        size = 0
        try:
            with self._file.open(entry) as stream:
                while chunk := stream.read(_STEP):
                    size += len(chunk)
                    if size > allowed:
                        raise TooLarge("the file unpacks to far more than it should")
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError,
                RuntimeError) as error:  # fmt: skip
            raise DamagedDocument("a part of the file is cut off or broken") from error
        self._spent += size
        return b"".join(chunks)

    def _allowance(self, entry: zipfile.ZipInfo) -> int:
        """How many bytes the member may unpack to: by ratio, and by what is left of the whole."""
        by_ratio = max(self._limits.free_bytes, entry.compress_size * self._limits.expansion)
        return max(0, min(by_ratio, self._limits.unpacked_bytes - self._spent))
