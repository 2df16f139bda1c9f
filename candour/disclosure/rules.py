"""What stands in the way of a copy: each guard gives its reason in words, or nothing."""

from candour.disclosure.lettering import FAMILY, letter_of
from candour.disclosure.models import (
    Approval,
    Check,
    Concern,
    Disclosure,
    Effect,
    Look,
    ReleaseFile,
    TakenOver,
)
from candour.disclosure.redacted import CannotRedact
from candour.disclosure.standing import digest_now, digest_of_words, last_look, standing_of
from candour.disclosure.withheld_names import near, words_of
from candour.policy.load import load_policy
from candour.reviews.queries.disclosing import reasons_against_disclosing
from candour.staff.models import User

MOST_SHOWN = 6
"""So many words of a second look are quoted."""


def it_is_theirs_to_prepare(disclosure: Disclosure, by: User) -> str | None:
    if disclosure.preparer_id == by.pk:
        return None
    return "Only the person who prepares this copy can do this."


def they_check_it(disclosure: Disclosure, by: User) -> str | None:
    if disclosure.checker_id == by.pk:
        return None
    return "Only the person who took this copy to check can do this."


def they_are_independent(disclosure: Disclosure, by: User) -> str | None:
    against = reasons_against_disclosing(disclosure.review, [by])[by.pk]
    if not against:
        return None
    return f"Somebody else must do this: {by.full_name} {'; '.join(against)}."


def they_did_not_prepare_it(disclosure: Disclosure, by: User) -> str | None:
    if disclosure.preparer_id == by.pk:
        return "You prepared this copy, so somebody else must do this."
    if prepared_it_before(disclosure, by):
        return "You prepared this copy before somebody took it over, so somebody else must do this."
    return None


def prepared_it_before(disclosure: Disclosure, by: User) -> bool:
    """Whether they decided in it until another specialist took it over."""
    return TakenOver.objects.filter(disclosure=disclosure, earlier=by).exists()


def somebody_else_prepares_it(disclosure: Disclosure, by: User) -> str | None:
    return "You prepare this copy already." if disclosure.preparer_id == by.pk else None


def they_did_not_check_it(disclosure: Disclosure, by: User) -> str | None:
    if disclosure.checker_id == by.pk:
        return "You checked this copy, so a third person must approve it."
    return None


def the_look_is_of_these_words(disclosure: Disclosure, by: User) -> str | None:
    """No look, a failed look or a look at other words counts as nothing found nowhere."""
    look = last_look(disclosure)
    if look is None:
        return "Nobody has asked for suggestions yet. Ask for them first."
    if look.state == Look.State.FAILED:
        return "The last look failed, so nobody knows what it would have found. Ask for it again."
    if look.state != Look.State.DONE:
        return "The look is still running. Wait until it has ended."
    if look.source_sha256 != digest_of_words(standing_of(disclosure).blocks.values()):
        return "The last look was at other words. Ask for it again."
    return None


def no_passage_is_open(disclosure: Disclosure, by: User) -> str | None:
    left = len(standing_of(disclosure).open)
    if not left:
        return None
    return "One passage is undecided." if left == 1 else f"{left} passages are undecided."


def the_second_look_is_settled(disclosure: Disclosure, by: User) -> str | None:
    """Words taken out elsewhere, or near a name that was: the gate would stop the files for each of them."""
    standing = standing_of(disclosure)
    try:
        model = standing.model()
    except CannotRedact as cannot:
        return " ".join(dict.fromkeys(problem.why for problem in cannot.problems))
    found = near(disclosure, standing, model)
    if not found:
        return None
    return (
        f"A second look found words that are still read: {words_of(found[:MOST_SHOWN])}. "
        "Take each out, or mark it by hand as kept and say why."
    )


def the_effect_was_considered(disclosure: Disclosure, by: User) -> str | None:
    if Effect.objects.filter(disclosure=disclosure).exists():
        return None
    return "Nobody has recorded what sharing would do to the person and to staff, and what is ready for it."


def the_own_part_is_chosen(disclosure: Disclosure, by: User) -> str | None:
    """Nobody is given the whole of a review as their own part by an oversight."""
    if not is_own_part(disclosure) or disclosure.parts or disclosure.chosen_blocks:
        return None
    return "It is the whole review so far. Choose the paragraphs that are about their own work."


def is_own_part(disclosure: Disclosure) -> bool:
    """Whether it is for a member of staff who occurs in the review."""
    return disclosure.audience != FAMILY and disclosure.recipient_person_id is not None


def the_letter_is_complete(disclosure: Disclosure, by: User) -> str | None:
    if disclosure.audience != FAMILY:
        return None
    missing = letter_of(disclosure).missing()
    return f"The covering letter is not complete. {' '.join(missing)}" if missing else None


def the_national_team_approves_it(disclosure: Disclosure, by: User) -> str | None:
    """Where the policy says so of the kind of recipient. Whoever has no region is of the national team."""
    if by.region_id is None or not for_national_team(disclosure.audience):
        return None
    return "For this kind of recipient somebody of the national team approves the copy."


def for_national_team(audience: str) -> bool:
    return any(one.key == audience and one.national_team for one in load_policy().audiences)


def no_concern_stands(disclosure: Disclosure, by: User | None) -> str | None:
    concerns = Concern.objects.filter(disclosure=disclosure)
    if concerns.filter(answer="").exists():
        return "A concern waits for the national team's answer."
    if concerns.filter(answer=Concern.Answer.STOP).exists():
        return "The national team decided that this copy is not to be shared."
    return None


def every_drawn_passage_is_answered(disclosure: Disclosure, by: User) -> str | None:
    check = Check.present_of(disclosure)
    if check is None:
        return "The check has not begun."
    left = check.items.filter(answer="").count()
    return f"Passages of the check without an answer: {left}." if left else None


def every_difference_is_settled(disclosure: Disclosure, by: User) -> str | None:
    check = Check.present_of(disclosure)
    if check is None:
        return None
    left = sum(item.waits for item in check.items.select_related("decision"))
    if not left:
        return None
    return f"Passages where you and the preparer differ, and nobody said why the decision may stand: {left}."


def every_file_passed_the_gate(disclosure: Disclosure, by: User) -> str | None:
    """Of the very decisions that stand now: a file made from others is no file of this copy."""
    standing = digest_now(disclosure)
    passed = ReleaseFile.objects.filter(
        disclosure=disclosure, state=ReleaseFile.State.PASSED, decided_sha256=standing
    )
    formats = set(passed.values_list("format", flat=True))
    missing = [one for one in disclosure.formats if one not in formats]
    if not missing:
        return None
    return f"Files that are not made from what is decided now, or did not pass the gate: {len(missing)}."


def the_approval_holds(disclosure: Disclosure, by: User) -> str | None:
    approval = Approval.present_of(disclosure)
    if approval is None:
        return "There is no approval that holds."
    if approval.decided_sha256 != digest_now(disclosure):
        return "Something changed after the approval, so it no longer holds."
    return None
