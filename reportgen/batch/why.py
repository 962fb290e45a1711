"""Why would a brief be built?

What a survey finds, and of what changed in the brief or in a file that it names the field.
"""

from dataclasses import dataclass

from reportgen.batch import run
from reportgen.batch.entry import Entry
from reportgen.batch.run import Request
from reportgen.batch.survey import Finding, Reason
from reportgen.errors import BriefError, ReportgenError


@dataclass(frozen=True, slots=True)
class Because:
    """A reason, and the fields it concerns if it is a file that the author wrote or named."""

    reason: Reason
    fields: tuple[str, ...] = ()


def why(request: Request) -> tuple[Because, ...]:
    """The reasons why the one brief of the request would be built; none when it is up to date.

    Raises:
        BriefError: the brief cannot be read.
        LayoutError: the looks cannot be read.
    """
    findings, summary = run.plan(request)
    for failed in (each.failed for each in summary.of("failed") if each.failed):
        raise BriefError(failed.problems)
    return tuple(_explained(each, finding) for finding in findings for each in finding.reasons)


def _explained(reason: Reason, finding: Finding) -> Because:
    if reason.code != "input" or finding.entry is None:
        return Because(reason)
    try:
        return Because(reason, _fields(reason, finding, finding.entry))
    except ReportgenError:
        # Building it will tell what is wrong; here it is enough that it changed.
        return Because(reason, ("its text cannot be read field by field; `reportgen check` tells why",))


def _fields(reason: Reason, finding: Finding, entry: Entry) -> tuple[str, ...]:
    from reportgen.batch import fields
    from reportgen.brief import source

    file = finding.source
    content = source.read_bytes(file)
    if reason.subject != file.name:
        return fields.naming(content, reason.subject, file)
    return fields.changes(entry.content, content, file) or ("only how it is typed: spacing, quotes, comments",)
