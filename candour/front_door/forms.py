from candour.design_system.fields import Form, PasswordField, TextField


class SignInForm(Form):
    username = TextField(label="Username", missing="Enter your username", autocomplete="username")
    password = PasswordField(label="Password", missing="Enter your password", autocomplete="current-password")
