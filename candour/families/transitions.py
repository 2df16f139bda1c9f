"""Every move of a contact plan, one row each: the contact scheme, the offer of the review, the contact."""

from candour.access.permissions import Permission
from candour.families import rules
from candour.families.models import ContactPlan, ContactStatus, DisclosureStatus, SchemeStatus
from candour.workflow.transition import Guard, Transition

S, D, C = SchemeStatus, DisclosureStatus, ContactStatus


def _scheme(
    name: str, source: set[SchemeStatus], target: SchemeStatus, sentence: str
) -> Transition[ContactPlan]:
    return Transition(
        name=f"scheme.{name}",
        field="scheme_status",
        source=frozenset(source),
        target=target,
        permission=Permission.KEEP_CONTACT,
        sentence=sentence,
    )


SCHEME = {
    "eligible": _scheme(
        "found_eligible",
        {S.NOT_KNOWN, S.NOT_ELIGIBLE},
        S.ELIGIBLE,
        "The sentence and the offence are within the scheme. A referral is due.",
    ),
    "not-eligible": _scheme(
        "found_not_eligible",
        {S.NOT_KNOWN, S.ELIGIBLE},
        S.NOT_ELIGIBLE,
        "The scheme is not for this sentence or offence. The offer of the review stands apart from it.",
    ),
    "referred": _scheme("referred", {S.ELIGIBLE}, S.REFERRED, "The first contact is due, counted from here."),
    "offered": _scheme("offered", {S.REFERRED}, S.OFFERED, "They can choose to take part or not."),
    "opted-in": _scheme("opted_in", {S.OFFERED}, S.OPTED_IN, "They are told of key stages of the sentence."),
    "opted-out": _scheme(
        "opted_out",
        {S.OFFERED, S.OPTED_IN},
        S.OPTED_OUT,
        "Nothing more is sent about the sentence unless they come back. The offer of the review is apart.",
    ),
    "back-in": _scheme("back_in", {S.OPTED_OUT}, S.OPTED_IN, "They came back, which is always possible."),
}


def _disclosure(
    name: str,
    source: set[DisclosureStatus],
    target: DisclosureStatus,
    sentence: str,
    permission: Permission = Permission.KEEP_CONTACT,
    guards: tuple[Guard, ...] = (rules.the_court_has_opened_it,),
) -> Transition[ContactPlan]:
    return Transition(
        name=f"disclosure.{name}",
        field="disclosure_status",
        source=frozenset(source),
        target=target,
        permission=permission,
        guards=guards,
        sentence=sentence,
    )


OFFER = _disclosure(
    "offered",
    {D.TO_OFFER, D.DEFERRED, D.NO_REPLY},
    D.OFFERED,
    "They are told that the person was on probation and that a review was held, and are offered it.",
)
ANSWERS = {
    "accepted": _disclosure(
        "accepted",
        {D.OFFERED, D.DEFERRED, D.NO_REPLY},
        D.ACCEPTED,
        "They would like to have the review. A copy is prepared for them.",
    ),
    "declined": _disclosure(
        "declined",
        {D.OFFERED, D.DEFERRED, D.NO_REPLY, D.ACCEPTED, D.ASKED_LATER},
        D.DECLINED,
        "They would rather not have it. They can ask at any later time.",
    ),
    "deferred": _disclosure(
        "deferred",
        {D.OFFERED, D.NO_REPLY, D.ACCEPTED, D.ASKED_LATER},
        D.DEFERRED,
        "They wish to be asked again, on a day that they chose.",
    ),
    "no_reply": _disclosure(
        "no_reply",
        {D.OFFERED, D.DEFERRED},
        D.NO_REPLY,
        "Nothing was heard. They can ask at any later time.",
    ),
    "asked_later": _disclosure(
        "asked_later",
        {D.DECLINED, D.DEFERRED, D.NO_REPLY},
        D.ASKED_LATER,
        "They asked for it themselves, after an earlier answer or none.",
    ),
}

PROPOSED_FROM = frozenset({D.TO_OFFER, D.OFFERED, D.ACCEPTED, D.DEFERRED, D.NO_REPLY, D.ASKED_LATER})
PROPOSE = _disclosure(
    "proposed_not",
    set(PROPOSED_FROM),
    D.PROPOSED_NOT,
    "Because of needs or risk. The national team decides; a region cannot decide alone.",
)
AGREE = _disclosure(
    "agreed_not",
    {D.PROPOSED_NOT},
    D.NOT_DISCLOSED,
    "The national team agrees, with its reasons and a day to look again.",
    Permission.DECIDE_NONDISCLOSURE,
    (rules.somebody_else_proposed_it,),
)
REFUSE = {
    status: _disclosure(
        f"refused_to_{status}",
        {D.PROPOSED_NOT},
        status,
        "The national team does not agree, with its reasons; the offer stands where it stood.",
        Permission.DECIDE_NONDISCLOSURE,
        (rules.somebody_else_proposed_it,),
    )
    for status in sorted(PROPOSED_FROM)
}
LOOK_AGAIN = _disclosure(
    "looked_at_again",
    {D.NOT_DISCLOSED},
    D.TO_OFFER,
    "The national team ends its agreement: the review may be offered after all.",
    Permission.DECIDE_NONDISCLOSURE,
)

HAND_OVER = _disclosure(
    "copy_given",
    {D.ACCEPTED, D.ASKED_LATER},
    D.COPY_GIVEN,
    "A copy was handed over, of a release that was approved for them.",
    Permission.HAND_OVER_COPY,
)
RECALL = _disclosure(
    "copy_recalled",
    {D.COPY_GIVEN},
    D.ACCEPTED,
    "The copy was asked back. They still asked for the review, so one is owed.",
    Permission.HAND_OVER_COPY,
    (),
)


def _following(
    target: DisclosureStatus, source: set[DisclosureStatus], sentence: str
) -> Transition[ContactPlan]:
    return Transition(
        name=f"disclosure.court_{target}",
        field="disclosure_status",
        source=frozenset(source - {target}),
        target=target,
        permission=Permission.RECORD_COURT_OUTCOME,
        by_service=True,
        sentence=sentence,
    )


_BEFORE_A_COPY = set(D) - {D.COPY_GIVEN}
FOLLOW = {
    D.TO_OFFER: _following(
        D.TO_OFFER,
        {D.NOT_OPEN, D.WITH_NATIONAL, D.NO_OFFER},
        "Follows a conviction, or the national team's decision: the review may be offered.",
    ),
    D.WITH_NATIONAL: _following(
        D.WITH_NATIONAL, _BEFORE_A_COPY, "Follows an outcome on which the national team decides."
    ),
    D.NO_OFFER: _following(D.NO_OFFER, _BEFORE_A_COPY, "Follows an outcome without a conviction."),
    D.NOT_OPEN: _following(
        D.NOT_OPEN, _BEFORE_A_COPY, "Follows a later charge or a correction: there is no conviction yet."
    ),
}

END = Transition[ContactPlan](
    name="contact.ended",
    field="contact_status",
    source=frozenset({C.IN_CONTACT}),
    target=C.ENDED,
    permission=Permission.KEEP_CONTACT,
    guards=(rules.nothing_is_owed,),
    sentence="Nothing is owed to this person, and they know how to come back.",
)
TAKE_UP = Transition[ContactPlan](
    name="contact.taken_up_again",
    field="contact_status",
    source=frozenset({C.ENDED}),
    target=C.IN_CONTACT,
    permission=Permission.KEEP_CONTACT,
    by_service=True,
    sentence="They came back, or something is owed to them again.",
)
