"""The learning thread: every broken link, found by rules that the panel and the signature share."""
