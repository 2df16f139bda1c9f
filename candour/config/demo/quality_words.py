"""What the invented assessors write: reasons for each rating of each standard, and what to improve."""

ANSWERS = ("yes", "yes", "partly", "yes")
ANSWERS_BELOW = ("partly", "no", "yes", "not_applicable")
REASONS = {
    "A": {
        "outstanding": "Each decision is looked into, from the record and from those who took it, and the "
        "review asks why until it reaches a reason that can be changed.",
        "good": "Key decisions and a missed opportunity are analysed openly, by what was known then.",
        "requires_improvement": "What was missing is found, but why it was missing is asked only once.",
        "inadequate": "The chapter retells the record. Nothing says whether practice was sufficient, or why.",
    },
    "B": {
        "outstanding": "Balanced judgements, each with its evidence, reach from the office to the region.",
        "good": "Judgements are clear and balanced, and the review looks beyond the practitioner.",
        "requires_improvement": "Systems are described, not judged, and one senior manager alone was heard.",
        "inadequate": "No senior manager was heard, and no judgement of sufficiency is made at any level.",
    },
    "C": {
        "outstanding": "The plan works at every level, and credits what the region has already changed.",
        "good": "The plan is short and practical, and each action can be measured.",
        "requires_improvement": "One action stands for several points of learning, and the region has none.",
        "inadequate": "The learning does not follow from the findings, and half of it has no action.",
    },
    "D": {
        "outstanding": "Easy to follow from the first page, with every term explained where it is used.",
        "good": "Mostly explained and gently worded; two passages could be shorter.",
        "requires_improvement": "Several terms are not explained, nor why the deficits mattered.",
        "inadequate": "A reader from outside could not follow it.",
    },
}
WHOLE_REASONS = {
    "outstanding": "All four standards are met in a way that others can learn from.",
    "good": "A sound review: open about practice, balanced, and with a plan that can be carried out.",
    "requires_improvement": "Sound on practice, thin on systems and on learning above the practitioner.",
    "inadequate": "It tells what happened without judging it, so nobody can learn from it as it stands.",
}
IMPROVE = {
    "A": "In the chapter on delivery, say why the referral was not followed up.",
    "B": "Judge what the head of the unit knew of the closed service, and when.",
    "C": "Give the region an action of its own on services that are lost.",
    "D": "Explain the terms in the chapter on planning where they first stand.",
}
AGAIN = (
    "The service closed its list because the form on services never asked what was needed.",
    "The head of the unit knew of the closed list for a month, and no other service was asked for.",
)
"""What the author adds to the chapter on systems before each resubmission."""
