"""Why a file is not kept, in words for the person who brought it."""


class RefusedFile(Exception):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
