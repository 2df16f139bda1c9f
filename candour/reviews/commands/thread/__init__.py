"""Change the learning thread: its parts, what they rely on, the whole, and answers to broken links."""

from candour.reviews.commands.thread.answering import answer_line, withdraw_answer
from candour.reviews.commands.thread.evidence import rely_on
from candour.reviews.commands.thread.parts import add_part, change_part
from candour.reviews.commands.thread.taking_out import put_back, take_out
from candour.reviews.commands.thread.whole import judge_the_whole, say_why_no_effective_practice

__all__ = [
    "add_part",
    "answer_line",
    "change_part",
    "judge_the_whole",
    "put_back",
    "rely_on",
    "say_why_no_effective_practice",
    "take_out",
    "withdraw_answer",
]
