"""Set-up, private database, server and checks. Standard library only: it runs before all else is there."""
