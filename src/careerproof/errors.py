"""Every error of careerproof: a stable code word, what happened, and what to do now.

The tree, with the code words::

    CareerproofError
    ├── UsageError            usage                    wrong words on the command line or in a call
    │   ├── MissingExtra      usage.missing_extra      an optional library is not installed
    │   ├── MissingProgram    usage.missing_program    a program that was asked for is not installed
    │   ├── LettersMissing    usage.letters_missing    no font of the machine has letters of the résumé
    │   ├── DoesNotFit        usage.does_not_fit       the résumé has more pages than it may
    │   ├── OutputDiffers     usage.output_differs     an interrupted run asked for something else
    │   └── OutputBusy        usage.output_busy        another run is writing the file
    ├── InputError            input                    the input cannot be read or is refused
    │   ├── FileUnreadable    input.unreadable         no such file, a folder, no permission
    │   ├── UnknownOccupation input.unknown_occupation no occupation goes by that title or code
    │   ├── NothingAsked      input.nothing_asked      a posting without a requirement that a résumé can show
    │   ├── WorkerFailed      worker                   the process that read the item did not answer
    │   │   ├── WorkerTimeout      worker.timeout         it took too long
    │   │   ├── WorkerMemory       worker.memory          it asked for too much memory
    │   │   └── WorkerCrashed      worker.crashed         it ended without an answer
    │   ├── WorkspaceError    workspace                the file of what a person keeps cannot be used
    │   │   ├── WorkspaceMissing   workspace.missing      there is none
    │   │   ├── WorkspaceDamaged   workspace.damaged      broken, or the disk fails
    │   │   ├── WorkspaceForeign   workspace.foreign      another program's file, or a newer layout
    │   │   └── WorkspaceBusy      workspace.busy         another program holds it
    │   ├── RecordsError      records                  the records of an employer cannot be used
    │   │   ├── RecordsMissing     records.missing        there are none at that address
    │   │   ├── RecordsOutdated    records.outdated       an older layout: it must be upgraded first
    │   │   ├── RecordsForeign     records.foreign        another program's database, or a newer layout
    │   │   ├── RecordsDamaged     records.damaged        broken, or the database refuses
    │   │   └── RecordsBusy        records.busy           another program holds it for long
    │   └── DocumentError     document                 a file that is not a document we can read
    │       ├── EmptyDocument      document.empty         no bytes, or no text at all
    │       ├── EncryptedDocument  document.encrypted     asks for a password
    │       ├── ScannedDocument    document.scanned       pictures of text, no text
    │       ├── WrongType          document.wrong_type    the name says one format, the bytes another
    │       ├── UnsupportedType    document.unsupported   a format we do not read
    │       ├── DamagedDocument    document.damaged       truncated or broken
    │       ├── TooLarge           document.too_large     more bytes (also unpacked) than the limit
    │       └── TooManyPages       document.too_many_pages
    ├── RequestRefused        request                  the server does not answer this request
    │   ├── ForeignHost       request.foreign_host     it names a host that is not ours
    │   ├── ForeignOrigin     request.foreign_origin   a page of another site sent it
    │   ├── TokenNeeded       request.token            no token, or a wrong one
    │   ├── NoSuchPage        request.not_found        nothing at this address
    │   ├── WrongMethod       request.method           the address does not answer this method
    │   ├── BodyTooLarge      request.too_large        more bytes than a request may hold
    │   ├── WrongBody         request.body             a body of no type that is read
    │   ├── TooFast           request.too_fast         more requests than the server takes
    │   └── Busy              request.busy             as much is waiting as it holds
    ├── ServerFault           bug                      something of ours failed on a call to the server
    └── FactsError            facts                    the facts artifact cannot be used
        ├── FactsMissing      facts.missing
        ├── FactsDamaged      facts.damaged
        ├── FactsForeign      facts.foreign            another program's file, or a newer layout
        └── SourcesIncomplete facts.sources            a source file or a column of one cannot be used
            └── SourceAbsent  facts.sources.absent     no file at all holds that table

Messages and hints never hold text of a résumé.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar


class CareerproofError(Exception):
    """Something the caller can be told in one line: a code, what happened, what to do now."""

    code: ClassVar[str] = "error"
    default_hint: ClassVar[str] = "see the documentation"

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        at: Mapping[str, str | int] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint or self.default_hint
        self.at: dict[str, str | int] = dict(at or {})

    def __str__(self) -> str:
        return f"{self.code}: {self.message} — {self.hint}"

    def __reduce__(self) -> tuple[object, ...]:
        """How an error travels between processes: whole, whatever arguments its kind is made with."""
        return _restore, (type(self), self.message, self.hint, self.at)

    def to_dict(self) -> dict[str, object]:
        """The error as the envelope carries it: ``{"code", "message", "hint", "at"}``."""
        return {"code": self.code, "message": self.message, "hint": self.hint, "at": self.at}


def _restore(kind: type[CareerproofError], message: str, hint: str, at: Mapping[str, str | int]) -> CareerproofError:
    error = kind.__new__(kind)
    CareerproofError.__init__(error, message, hint=hint, at=at)
    return error


class UsageError(CareerproofError):
    """The call itself is wrong: an unknown option, a value out of range."""

    code = "usage"
    default_hint = "run the command with --help"


class MissingExtra(UsageError):
    """An optional library is needed and not installed."""

    code = "usage.missing_extra"

    def __init__(self, library: str, *, extra: str) -> None:
        super().__init__(f"{library} is not installed", hint=f'install it with: pip install "careerproof[{extra}]"')


class MissingProgram(UsageError):
    """A program of the machine is needed and not installed."""

    code = "usage.missing_program"

    def __init__(self, program: str, *, hint: str) -> None:
        super().__init__(f"{program} is not installed", hint=hint)


class LettersMissing(UsageError):
    """A PDF cannot show some letters of the résumé, because no font of the machine has them."""

    code = "usage.letters_missing"
    default_hint = (
        "install a font that has them (the Noto fonts have nearly all), or write a DOCX, which names no glyphs"
    )


class DoesNotFit(UsageError):
    """A résumé does not fit the pages asked for, even at the smallest size that can be read."""

    code = "usage.does_not_fit"
    default_hint = "allow one page more, use the template compact, or shorten the résumé"


class OutputDiffers(UsageError):
    """What an interrupted run has left was asked for with other words, or of another input."""

    code = "usage.output_differs"
    default_hint = "give the same command to go on with it, or --restart to begin anew"


class OutputBusy(UsageError):
    """Another run holds the file of rows."""

    code = "usage.output_busy"
    default_hint = "wait for it, or name another --output"


class InputError(CareerproofError):
    """The input cannot be read, or is refused."""

    code = "input"
    default_hint = "check the input"


class FileUnreadable(InputError):
    """The file cannot be opened at all."""

    code = "input.unreadable"
    default_hint = "check the path and that you may read it"


class UnknownOccupation(InputError):
    """No occupation or emerging career goes by that title or code."""

    code = "input.unknown_occupation"
    default_hint = 'try a common job title ("data analyst") or an O*NET-SOC code ("15-2051.00")'


class NothingAsked(InputError):
    """The posting names no requirement that a résumé could show."""

    code = "input.nothing_asked"
    default_hint = "give the whole posting, with its requirements, as text, Markdown, HTML, PDF or DOCX"


class WorkerFailed(InputError):
    """The process that worked on one item did not give an answer; the others are not touched."""

    code = "worker"
    default_hint = "open the file in the program that made it, export it once more, and try that copy"


class WorkerTimeout(WorkerFailed):
    """The item took longer than it may."""

    code = "worker.timeout"
    default_hint = "export the file once more, or allow more time: CAREERPROOF_FILE_SECONDS=120"


class WorkerMemory(WorkerFailed):
    """The item asked for more memory than it may have."""

    code = "worker.memory"
    default_hint = "export the file once more, or allow more memory: CAREERPROOF_FILE_MEMORY_MB=4096"


class WorkerCrashed(WorkerFailed):
    """The process that worked on the item ended without an answer."""

    code = "worker.crashed"


class DocumentError(InputError):
    """The file is not a document that we can read."""

    code = "document"
    default_hint = "save it again as PDF or DOCX and try that copy"


class EmptyDocument(DocumentError):
    """There is nothing in the file."""

    code = "document.empty"
    default_hint = "check that the right file was chosen; a blank file cannot be read"


class EncryptedDocument(DocumentError):
    """The file asks for a password."""

    code = "document.encrypted"
    default_hint = "save a copy without one"


class ScannedDocument(DocumentError):
    """The pages are pictures: a machine finds no text in them."""

    code = "document.scanned"
    default_hint = (
        "export the file from your word processor, or make one: `careerproof export SCAN --ocr --output resume.docx`"
    )


class WrongType(DocumentError):
    """The name of the file says one format, its bytes another."""

    code = "document.wrong_type"
    default_hint = "open it in the program that made it and export a real PDF or DOCX"


class UnsupportedType(DocumentError):
    """A format that we do not read."""

    code = "document.unsupported"
    default_hint = "save it as PDF, DOCX, ODT, RTF, HTML, Markdown or plain text"


class DamagedDocument(DocumentError):
    """The file is truncated or broken."""

    code = "document.damaged"
    default_hint = "download or export the file once more; this copy is incomplete"


class TooLarge(DocumentError):
    """The file, packed or unpacked, is larger than the limit."""

    code = "document.too_large"
    default_hint = "a résumé is rarely over 10 MB; remove pictures or split the file"


class TooManyPages(DocumentError):
    """The file has more pages than the limit."""

    code = "document.too_many_pages"
    default_hint = "give only the pages of the résumé or posting itself"


class WorkspaceError(InputError):
    """The file of what a person keeps cannot be used."""

    code = "workspace"
    default_hint = "name another: --workspace FILE"


class WorkspaceMissing(WorkspaceError):
    """There is none, or none can be made."""

    code = "workspace.missing"
    default_hint = "begin one: careerproof applications add POSTING, or name another: --workspace FILE"


class WorkspaceDamaged(WorkspaceError):
    """It is broken, or the disk does not take what is to be written."""

    code = "workspace.damaged"
    default_hint = (
        "look at the space on the disk; else take back a copy of the file, or begin another: --workspace FILE"
    )


class WorkspaceForeign(WorkspaceError):
    """Another program's file, or one of a newer version."""

    code = "workspace.foreign"
    default_hint = "name the file of your workspace: --workspace FILE, or update careerproof"


class WorkspaceBusy(WorkspaceError):
    """Another program holds it."""

    code = "workspace.busy"
    default_hint = "close the other program, or wait a little"


class RecordsError(InputError):
    """The records of an employer cannot be used."""

    code = "records"
    default_hint = "name the database: --records FILE, or a PostgreSQL address"


class RecordsMissing(RecordsError):
    """There are none at that address, or nothing answers there."""

    code = "records.missing"
    default_hint = "begin them with open_database(…, create=True), or name the database that holds them"


class RecordsOutdated(RecordsError):
    """They were laid by an older version."""

    code = "records.outdated"
    default_hint = "make a copy, then open them with open_database(…, upgrade=True)"


class RecordsForeign(RecordsError):
    """Another program's database, or one of a newer version."""

    code = "records.foreign"
    default_hint = "name the database of your records: --records FILE, or update careerproof"


class RecordsDamaged(RecordsError):
    """The database is broken, or refuses what is asked of it."""

    code = "records.damaged"
    default_hint = "look at the space on the disk and at the log of the database; else take back a copy"


class RecordsBusy(RecordsError):
    """Another program holds the database for longer than we wait."""

    code = "records.busy"
    default_hint = "wait until the other program is done, and try again"


class FactsError(CareerproofError):
    """The facts artifact cannot be used."""

    code = "facts"
    default_hint = "reinstall careerproof, or build the facts with: careerproof facts build --sources DIR"


class FactsMissing(FactsError):
    """There is no facts artifact where one was expected."""

    code = "facts.missing"


class FactsDamaged(FactsError):
    """The facts artifact is truncated or broken."""

    code = "facts.damaged"


class FactsForeign(FactsError):
    """The file is not a facts artifact, or has a layout that this version does not know."""

    code = "facts.foreign"


class SourcesIncomplete(FactsError):
    """A source file is damaged, lacks a column, or is not there."""

    code = "facts.sources"
    default_hint = "see docs/facts.md for the files that the build reads"


class SourceAbsent(SourcesIncomplete):
    """No file among the sources holds the table: other than a file that is there and lacks a column."""

    code = "facts.sources.absent"


class RequestRefused(CareerproofError):
    """The server does not answer this request, whatever it asks."""

    code = "request"
    default_hint = "see /openapi.json for what there is"


class ForeignHost(RequestRefused):
    """The request names a host that is not ours: a page elsewhere may be playing a trick with names."""

    code = "request.foreign_host"
    default_hint = "call the address that the server printed when it started"


class ForeignOrigin(RequestRefused):
    """A page of another site sent the request."""

    code = "request.foreign_origin"
    default_hint = "call from a page of this server, or from a program that sends no Origin"


class TokenNeeded(RequestRefused):
    """The server asks for a token, and there was none or a wrong one."""

    code = "request.token"
    default_hint = "send the header Authorization: Bearer TOKEN"


class NoSuchPage(RequestRefused):
    """There is nothing at this address."""

    code = "request.not_found"
    default_hint = "see /openapi.json for what there is"


class WrongMethod(RequestRefused):
    """The address does not answer this method."""

    code = "request.method"
    default_hint = "see /openapi.json for what there is"


class BodyTooLarge(RequestRefused):
    """The request holds more than the server takes."""

    code = "request.too_large"
    default_hint = "send fewer or smaller files at once"


class WrongBody(RequestRefused):
    """The body is of no type that the server reads."""

    code = "request.body"
    default_hint = "send multipart/form-data, application/x-www-form-urlencoded or application/json"


class TooFast(RequestRefused):
    """The caller sends more requests than the server takes."""

    code = "request.too_fast"
    default_hint = "wait a second and send it again"


class Busy(RequestRefused):
    """As much is waiting as the server holds."""

    code = "request.busy"
    default_hint = "wait a little and send it again"


class ServerFault(CareerproofError):
    """Something of ours failed on a call to the server; what it was stands in its log, never in the answer."""

    code = "bug"
    default_hint = "please report it with what you sent"
