"""A narrative: it tells what happened, judges next to nothing, and reminds staff three times."""

from candour.config.demo.reviews_thread.telling import Deed, Judged, Learned, ThreadTold

EVANS = ThreadTold(
    judged=(
        Judged(
            area="assessment",
            sufficient=False,
            text="A screening was completed and a full assessment was not.",
            themes=("PD-OASYS-QUALITY",),
            shown=("entry:screening",),
        ),
        Judged(
            area="delivery",
            sufficient=False,
            missed_opportunity=True,
            text="His sister rang to say that she was afraid of what he might do, and a note was made.",
            themes=("PD-RECORDING",),
            shown=("entry:sister",),
        ),
    ),
    learned=(
        Learned(
            text="Assessments should be completed on time.",
            level="practitioner",
            deeds=(Deed(text="Staff to be reminded to complete assessments on time."),),
        ),
        Learned(
            text="Referrals should be made.",
            level="practitioner",
            deeds=(Deed(text="Staff to be reminded to make referrals.", owner="All staff"),),
        ),
        Learned(
            text="Calls from families should be recorded.",
            level="practitioner",
            deeds=(Deed(text="Staff to be reminded to record calls.", owner="All staff", days=30),),
        ),
    ),
)
