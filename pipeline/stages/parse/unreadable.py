"""What stops one seed from becoming an article."""


class Unreadable(Exception):  # noqa: N818 - a reason, not a fault of the program
    """Raised within `parse`, turned into a Rejection by `parse_seed`: a reason code and what a person should know."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
