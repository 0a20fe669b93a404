"""Roles and rights: what each role may do, as one table (domain.md 1.4, 2.3). Where it holds, a person's grants say."""

from collections.abc import Mapping
from enum import StrEnum

from bangtin_playlists.words import Phrase


class Right(StrEnum):
    """What somebody may do; doors ask for one before each deed (access.py, authority.py)."""

    SEE = "see"
    """How screens stand and what they show."""
    SEE_REPORTS = "see-reports"
    CONTRIBUTE = "contribute"
    """Send items in, with their source."""
    REVIEW = "review"
    """Judge facts first: the head of the unit."""
    APPROVE_ITEM = "approve-item"
    SCHEDULE = "schedule"
    """Playlists, layouts, schedules."""
    PUBLISH = "publish"
    RAISE = "raise"
    """Raise, extend and clear a message: duty officers."""
    APPROVE = "approve"
    """Approve a message that somebody else raised."""
    BLACK_OUT = "black-out"
    """Any one operator."""
    LIFT = "lift"
    """Lift a blackout that somebody else ordered: the leaders."""
    MOURN = "mourn"
    END_MOURNING = "end-mourning"
    """Before its time: the leaders (S6)."""
    RECALL = "recall"
    ENROL = "enrol"
    """Make a machine the player of a screen, and make the screen."""
    COMMAND = "command"
    """Restart, picture, test pattern."""
    SITES = "sites"
    """Make sites."""
    DELEGATE = "delegate"
    """Hand approving on for a span."""
    PEOPLE = "people"
    """Accounts, roles, units."""
    AUDIT = "audit"
    """Read the log of who did what."""


class Role(StrEnum):
    """What a person is at the centre, somewhere."""

    CONTRIBUTOR = "contributor"
    REVIEWER = "reviewer"
    APPROVER = "approver"
    OPERATOR = "operator"
    TECHNICIAN = "technician"
    ADMINISTRATOR = "administrator"


_SEEING = frozenset({Right.SEE, Right.SEE_REPORTS})
RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.CONTRIBUTOR: _SEEING | {Right.CONTRIBUTE},
    Role.REVIEWER: _SEEING | {Right.CONTRIBUTE, Right.REVIEW},
    Role.APPROVER: _SEEING
    | {
        Right.APPROVE_ITEM,
        Right.APPROVE,
        Right.BLACK_OUT,
        Right.LIFT,
        Right.MOURN,
        Right.END_MOURNING,
        Right.RECALL,
        Right.DELEGATE,
    },
    Role.OPERATOR: _SEEING
    | {
        Right.CONTRIBUTE,
        Right.SCHEDULE,
        Right.PUBLISH,
        Right.RAISE,
        Right.BLACK_OUT,
        Right.MOURN,
        Right.RECALL,
        Right.ENROL,
        Right.COMMAND,
        Right.SITES,
    },
    Role.TECHNICIAN: _SEEING | {Right.BLACK_OUT, Right.ENROL, Right.COMMAND},
    Role.ADMINISTRATOR: frozenset({Right.SEE, Right.SITES, Right.PEOPLE, Right.AUDIT}),
}
"""The matrix: who keeps accounts approves nothing by that, and who approves keeps no accounts."""

DELEGABLE = RIGHTS[Role.APPROVER] - {Right.DELEGATE}
"""What a delegate does in an approver's stead; nobody hands on what was handed to them."""
BY_ANOTHER = frozenset({Right.APPROVE, Right.LIFT, Right.END_MOURNING})
"""Never by who gave the order."""
EVERYWHERE_ONLY = frozenset({Right.AUDIT})
"""The log tells of every site: only who holds the right everywhere reads it."""

ROLE_WORDS: Mapping[Role, Phrase] = {
    Role.CONTRIBUTOR: Phrase("Đơn vị cung cấp", "Contributor"),
    Role.REVIEWER: Phrase("Người thẩm định", "Reviewer"),
    Role.APPROVER: Phrase("Người duyệt", "Approver"),
    Role.OPERATOR: Phrase("Người vận hành", "Operator"),
    Role.TECHNICIAN: Phrase("Kỹ thuật viên", "Technician"),
    Role.ADMINISTRATOR: Phrase("Quản trị viên", "Administrator"),
}
RIGHT_WORDS: Mapping[Right, Phrase] = {
    Right.SEE: Phrase("Xem màn hình và trạng thái", "See screens and how they stand"),
    Right.SEE_REPORTS: Phrase("Xem báo cáo", "See reports"),
    Right.CONTRIBUTE: Phrase("Gửi nội dung", "Send content"),
    Right.REVIEW: Phrase("Thẩm định nội dung", "Review content"),
    Right.APPROVE_ITEM: Phrase("Duyệt nội dung", "Approve content"),
    Right.SCHEDULE: Phrase("Lập danh sách phát và lịch phát", "Make playlists and schedules"),
    Right.PUBLISH: Phrase("Phát hành", "Publish"),
    Right.RAISE: Phrase("Phát tin khẩn cấp", "Raise an emergency message"),
    Right.APPROVE: Phrase("Duyệt tin khẩn cấp", "Approve an emergency message"),
    Right.BLACK_OUT: Phrase("Dừng khẩn cấp", "Order a blackout"),
    Right.LIFT: Phrase("Gỡ dừng khẩn cấp", "Lift a blackout"),
    Right.MOURN: Phrase("Bật chế độ Quốc tang", "Order state mourning"),
    Right.END_MOURNING: Phrase("Kết thúc Quốc tang trước hạn", "End state mourning early"),
    Right.RECALL: Phrase("Thu hồi nội dung", "Recall content"),
    Right.ENROL: Phrase("Kích hoạt thiết bị, tạo màn hình", "Enrol players, make screens"),
    Right.COMMAND: Phrase("Điều khiển thiết bị", "Give commands to players"),
    Right.SITES: Phrase("Tạo địa điểm", "Make sites"),
    Right.DELEGATE: Phrase("Ủy quyền duyệt", "Delegate approving"),
    Right.PEOPLE: Phrase("Quản lý tài khoản", "Keep accounts"),
    Right.AUDIT: Phrase("Xem nhật ký hệ thống", "Read the log"),
}
