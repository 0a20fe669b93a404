"""The way of a version from a draft to the screens (domain.md 3.7): who may move it, from where, and who is told."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from django.db import transaction

from bangtin_playlists.words import Phrase
from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import User
from bangtin_server.accounts.roles import Right
from bangtin_server.errors import LibraryError, NotAllowedError
from bangtin_server.library import chains
from bangtin_server.library.checks import Answers, unanswered
from bangtin_server.library.models import Item, ItemVersion, Notice, State
from bangtin_server.library.particulars import Gap, gaps

_REASON = 500


class Step(StrEnum):
    """What somebody does with a version."""

    SUBMIT = "submit"
    PASS = "pass"  # noqa: S105 - a step, no secret
    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    RECALL = "recall"


class Move(NamedTuple):
    """Where a step leads from a state, and which right it takes."""

    right: Right
    to: State
    deed: Deed
    needs_reason: bool = False
    by_another: bool = True
    """Never by who made the version."""


MOVES: Mapping[tuple[Step, State], Move] = {
    (Step.SUBMIT, State.DRAFT): Move(Right.CONTRIBUTE, State.SUBMITTED, Deed.ITEM_SUBMITTED, by_another=False),
    (Step.PASS, State.SUBMITTED): Move(Right.REVIEW, State.REVIEWED, Deed.ITEM_REVIEWED),
    (Step.APPROVE, State.REVIEWED): Move(Right.APPROVE_ITEM, State.APPROVED, Deed.ITEM_APPROVED),
    (Step.RETURN, State.SUBMITTED): Move(Right.REVIEW, State.CHANGES_REQUESTED, Deed.ITEM_RETURNED, needs_reason=True),
    (Step.RETURN, State.REVIEWED): Move(
        Right.APPROVE_ITEM, State.CHANGES_REQUESTED, Deed.ITEM_RETURNED, needs_reason=True
    ),
    (Step.REJECT, State.SUBMITTED): Move(Right.REVIEW, State.REJECTED, Deed.ITEM_REJECTED, needs_reason=True),
    (Step.REJECT, State.REVIEWED): Move(Right.APPROVE_ITEM, State.REJECTED, Deed.ITEM_REJECTED, needs_reason=True),
    (Step.RECALL, State.APPROVED): Move(
        Right.RECALL, State.RECALLED, Deed.ITEM_RECALLED, needs_reason=True, by_another=False
    ),
}
"""Every way there is; what is not here does not happen."""
STEP_WORDS: Mapping[Step, Phrase] = {
    Step.SUBMIT: Phrase("Gửi duyệt", "Send for approval"),
    Step.PASS: Phrase("Thẩm định đạt", "Pass the review"),
    Step.APPROVE: Phrase("Duyệt", "Approve"),
    Step.RETURN: Phrase("Yêu cầu chỉnh sửa", "Request changes"),
    Step.REJECT: Phrase("Không duyệt", "Reject"),
    Step.RECALL: Phrase("Thu hồi", "Recall"),
}
STATE_WORDS: Mapping[State, Phrase] = {
    State.DRAFT: Phrase(str(State.DRAFT.label), "Draft"),
    State.SUBMITTED: Phrase(str(State.SUBMITTED.label), "To be reviewed"),
    State.REVIEWED: Phrase(str(State.REVIEWED.label), "To be approved"),
    State.CHANGES_REQUESTED: Phrase(str(State.CHANGES_REQUESTED.label), "Changes requested"),
    State.REJECTED: Phrase(str(State.REJECTED.label), "Rejected"),
    State.APPROVED: Phrase(str(State.APPROVED.label), "Approved"),
    State.RECALLED: Phrase(str(State.RECALLED.label), "Recalled"),
    State.ARCHIVED: Phrase(str(State.ARCHIVED.label), "Archived"),
}


class Doing(NamedTuple):
    """Who does a step, and what they say to it."""

    by: str
    reason: str = ""
    answers: Answers = {}
    """To the list of checks; some are owed before an approval (`library.checks`)."""


def move_of(step: Step, version: ItemVersion) -> Move:
    """Return where a step leads.

    Raises:
        LibraryError: nowhere, from the state that the version is in.
    """
    found = MOVES.get((step, State(version.state)))
    if found is None:
        state, does = STATE_WORDS[State(version.state)], STEP_WORDS[step]
        raise LibraryError(
            f"the version is “{state.en}”: “{does.en}” does nothing there",
            f"Phiên bản đang ở trạng thái “{state.vi}”, không “{does.vi}” được.",
        )
    return found


def take_step(step: Step, version: ItemVersion, doing: Doing) -> None:
    """Move a version, keep it in the log, and tell who made it.

    Whether *doing.by* holds the right where the item lies is the caller's to know (`move_of` says which).

    Raises:
        LibraryError: it cannot go there, something is missing, a check that the law wants is not answered, or there is
            no reason where one is owed.
        NotAllowedError: nobody judges what they made themselves.
    """
    move = _judged(step, version, doing)
    with transaction.atomic():
        Item.objects.select_for_update().get(pk=version.item_id)
        version.refresh_from_db(fields=["state"])
        move = move_of(step, version)
        _settle(step, version, move)
        after: dict[str, object] = {"version": version.number, "digest": version.digest, "state": move.to.value}
        after |= {"reason": doing.reason} if doing.reason else {}
        after |= {"checks": dict(doing.answers)} if doing.answers else {}
        note(move.deed, doing.by, version.item.code, after=after)
        _tell(version, move, doing)


def _judged(step: Step, version: ItemVersion, doing: Doing) -> Move:
    """Refuse a step that may not be; one that something is missing for stands in the log."""
    move = move_of(step, version)
    if move.by_another and doing.by == version.made_by:
        raise NotAllowedError(
            "nobody judges what they made themselves; somebody else has to",
            "Người soạn không tự thẩm định, không tự duyệt nội dung của mình; cần một người khác.",
        )
    if move.needs_reason and not doing.reason.strip():
        raise LibraryError("say why", "Hãy ghi lý do.")
    if len(doing.reason) > _REASON:
        raise LibraryError(f"a reason has at most {_REASON} characters", f"Lý do tối đa {_REASON} ký tự.")
    if missing := list(_missing(step, version, doing)):
        note(Deed.ITEM_BLOCKED, doing.by, version.item.code, after={"missing": [gap.field for gap in missing]})
        raise LibraryError("; ".join(gap.said.en for gap in missing), ". ".join(gap.said.vi for gap in missing) + ".")
    return move


def _missing(step: Step, version: ItemVersion, doing: Doing) -> Iterator[Gap]:
    """Yield what keeps a version from being sent in or approved."""
    said = chains.said_by(version)
    if step in {Step.SUBMIT, Step.APPROVE}:
        yield from gaps(said)
    if step is Step.APPROVE:
        yield from unanswered(said, doing.answers)


def _settle(step: Step, version: ItemVersion, move: Move) -> None:
    """Give the version its state; one that is approved takes the place of those before, one recalled lets none back.

    Where the approved one begins later, the one before plays until then (`scheduling.succession`).
    """
    chains.move(version, move.to)
    begins = version.valid_from is None or version.valid_from <= clock.now()
    if step is Step.RECALL or (step is Step.APPROVE and begins):
        for other in version.item.versions.filter(state=State.APPROVED).exclude(pk=version.pk):
            chains.move(other, State.ARCHIVED if step is Step.APPROVE else State.RECALLED)


def _tell(version: ItemVersion, move: Move, doing: Doing) -> None:
    maker = User.objects.filter(username=version.made_by, is_active=True).first()
    if maker and maker.get_username() != doing.by:
        Notice.objects.create(
            person=maker, version=version, state=move.to, reason=doing.reason, by=doing.by, at=clock.now()
        )
