"""The cabinet of a player, from the moment on that it has a root to trust."""

from bangtin_player.agent.centre.cabinet import Cabinet
from bangtin_player.agent.centre.member import Member


class Papers:
    """Opens the cabinet when the player has been accepted, and once."""

    def __init__(self, member: Member) -> None:
        self._member = member
        self._made: Cabinet | None = None

    def cabinet(self) -> Cabinet | None:
        """Return the cabinet; None as long as the player is not enrolled.

        Raises:
            DocumentsError: Its folder cannot be made.
        """
        if self._made is None and self._member.welcome is not None:
            self._made = Cabinet(self._member.folder, self._member.welcome.root)
        return self._made

    def close(self) -> None:
        """Forget every document; when the player is accepted again, it begins with none.

        Raises:
            DocumentsError: The disk does not let them go.
        """
        if self._made is not None:
            self._made.close()
        self._made = None
