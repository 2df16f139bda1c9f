"""Set-up, private database, server and checks: standard library only, it runs before anything is installed."""
