"""Quality: drawing a sample of submitted reviews, marking them against the standards, agreeing, answering."""
