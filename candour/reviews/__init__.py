"""The review of practice: from the early look to a countersigned, submitted review that says why."""
