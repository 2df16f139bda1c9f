"""What the law and policy say, as dated data with its source."""

from candour.policy.dated import Dated, NotKnownError
from candour.policy.load import Policy, load_policy
from candour.policy.reading import PolicyError, PolicyRow, Standing

__all__ = ["Dated", "NotKnownError", "Policy", "PolicyError", "PolicyRow", "Standing", "load_policy"]
