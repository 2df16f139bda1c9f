"""Signing in, and choosing a password."""

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from candour.design_system.fields import Form, PasswordField, TextField
from candour.staff.models import User


class SignInForm(Form):
    username = TextField(label="Username", missing="Enter your username", autocomplete="username")
    password = PasswordField(label="Password", missing="Enter your password", autocomplete="current-password")


class OwnPasswordForm(Form):
    """A password of one's own, typed twice."""

    password = PasswordField(
        "New password",
        new=True,
        missing="Enter a new password",
        hint="At least 15 characters. Three or four words that do not belong together are easy to remember.",
    )
    again = PasswordField("The same password again", new=True, missing="Enter the new password again")

    def for_user(self, user: User) -> None:
        """The password must not be like the person's name, nor the one they were given."""
        self.user = user

    def clean(self) -> dict[str, Any]:
        super().clean()
        password, again = self.cleaned_data.get("password"), self.cleaned_data.get("again")
        if password and again and password != again:
            self.add_error("again", "The two passwords are not the same")
        if password:
            for reason in against_password(password, self.user):
                self.add_error("password", reason)
            if self.user.check_password(password):
                self.add_error("password", "Choose a password other than the one you were given")
        return self.cleaned_data


WORDS = {
    "password_too_short": "The password must have 15 characters or more",
    "password_too_common": "The password is on a list of common passwords. Choose another",
    "password_too_similar": "The password is too much like the name. Choose another",
}


def against_password(password: str, user: User | None) -> list[str]:
    """Why a password is refused, in words."""
    try:
        validate_password(password, user)
    except ValidationError as refused:
        return [WORDS.get(str(error.code), error.messages[0]) for error in refused.error_list]
    return []
