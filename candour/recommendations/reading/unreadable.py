"""What the reader says when a file cannot be read as a published action plan."""


class UnreadablePlan(Exception):
    """The file is not usable; the message says in plain words what is wrong and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
