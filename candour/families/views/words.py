"""Words for where things stand, chosen with care: somebody may read them about themselves one day."""

from candour.families.models import DisclosureStatus, SchemeStatus

COLOURS = {
    DisclosureStatus.TO_OFFER: "orange",
    DisclosureStatus.OFFERED: "light-blue",
    DisclosureStatus.ACCEPTED: "turquoise",
    DisclosureStatus.ASKED_LATER: "turquoise",
    DisclosureStatus.COPY_GIVEN: "green",
    DisclosureStatus.DEFERRED: "light-blue",
    DisclosureStatus.WITH_NATIONAL: "yellow",
    DisclosureStatus.PROPOSED_NOT: "yellow",
    SchemeStatus.ELIGIBLE: "orange",
    SchemeStatus.REFERRED: "light-blue",
    SchemeStatus.OFFERED: "light-blue",
    SchemeStatus.OPTED_IN: "green",
}

OFFER_STANDS = {
    DisclosureStatus.NOT_OPEN: (
        "Nothing is disclosed before a conviction: not the review, and not that the person was on probation. "
        "You can say who their named contact is, how the Victim Contact Scheme works, "
        "and when you will be in touch again."
    ),
    DisclosureStatus.WITH_NATIONAL: (
        "Nobody was convicted of the offence itself, so the national team decides whether the review may be "
        "offered. Until then nothing is disclosed. You can say that a decision is awaited, and promise a day "
        "on which you will be in touch about it."
    ),
    DisclosureStatus.NO_OFFER: (
        "No review is offered, because nobody was convicted. This can be hard to hear. You can say that you "
        "are sorry to have no more to share, that this is no judgement on what they went through or said, "
        "that they can put questions about the court’s or the prosecutor’s decision to the police and the "
        "Crown Prosecution Service, and that they can come back to you at any time."
    ),
    DisclosureStatus.TO_OFFER: (
        "They are to be told that the person was on probation and that a review was held, and to be offered "
        "it. Whether they have it, and when, is their own choice, apart from the Victim Contact Scheme."
    ),
    DisclosureStatus.OFFERED: "They were told, and offered the review. Take the time that they need.",
    DisclosureStatus.ACCEPTED: "They would like to have the review. A copy is prepared for them.",
    DisclosureStatus.DECLINED: "They would rather not have it. They can ask for it at any later time.",
    DisclosureStatus.DEFERRED: "They wish to be asked again on the day below.",
    DisclosureStatus.NO_REPLY: "Nothing was heard from them. They can ask for it at any later time.",
    DisclosureStatus.ASKED_LATER: "They asked for the review themselves. A copy is prepared for them.",
    DisclosureStatus.COPY_GIVEN: "They have a copy of the review.",
    DisclosureStatus.PROPOSED_NOT: (
        "A proposal not to share the review with them waits for the national team. "
        "The region cannot decide this alone."
    ),
    DisclosureStatus.NOT_DISCLOSED: (
        "The national team agreed that the review is not shared with them for now. It is looked at again "
        "on the day below."
    ),
}
BY_DEFAULT = {
    DisclosureStatus.WITH_NATIONAL: (
        "That the national team decides after a conviction of a lesser offence, a death before the end of "
        "the case or an unfitness to plead is a default of this service (open questions Q8 and Q11)."
    ),
    DisclosureStatus.TO_OFFER: (
        "That the offer does not depend on the Victim Contact Scheme is a default of this service "
        "(open question Q8)."
    ),
}
WAITS_FOR = {
    "lead": "Waits for the regional lead",
    "national": "Waits for the national team",
    "copy": "Waits for the copy to be prepared",
    "them": "Waits for them",
}
SCHEME_TITLES = {
    "eligible": "They are within the Victim Contact Scheme",
    "not-eligible": "The Victim Contact Scheme is not for them",
    "referred": "They were referred to the scheme",
    "offered": "They were offered the scheme",
    "opted-in": "They chose to take part",
    "opted-out": "They chose not to take part, or to leave",
    "back-in": "They came back to the scheme",
}
