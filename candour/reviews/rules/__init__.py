"""Why a review cannot move: each rule returns its reason in words, or None."""
