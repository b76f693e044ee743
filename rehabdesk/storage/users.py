"""Users by login name and id, with the names that stamps and marks are shown by."""

from rehabdesk.domain.user import User, normal_login
from rehabdesk.storage.open_file import OpenFile
from rehabdesk.storage.repository import Repository


class UserRepository(Repository[User]):
    """Users in the order of their names, disabled ones too."""

    def __init__(self, store: OpenFile) -> None:
        super().__init__(store, "app_user", User, "name COLLATE NOCASE")

    def with_login(self, login: str) -> User | None:
        """The user with this login name, or nothing."""
        found = self.find(login=normal_login(login))
        return found[0] if found else None

    def name_of(self, user: str) -> str:
        """The name behind a stamp; a stamp that is no user's id is shown as it is."""
        rows = self.store.query("SELECT name FROM app_user WHERE id = ?", (user,))
        return next((str(name) for (name,) in rows), user)
