"""What in a text may tell who somebody is: suggestions, each with a rule and a reason, no decision."""
