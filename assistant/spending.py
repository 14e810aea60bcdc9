"""What a chat model has cost: calls, tokens, money, and when to stop. Values only."""

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

_MILLION = 1_000_000
_PER_CHINESE, _PER_OTHER = 0.6, 0.3
"""Tokens of a character, as DeepSeek's documentation gives them; other models come near"""


class Limits(Protocol):
    """What a model costs and may cost; `Settings` is one."""

    @property
    def model_price_in(self) -> float | None:
        """元 for a million tokens sent"""

    @property
    def model_price_out(self) -> float | None:
        """元 for a million tokens received"""

    @property
    def model_budget(self) -> float | None:
        """元 for one application"""

    @property
    def model_budget_tokens(self) -> int | None:
        """Tokens for one application, sent and received"""


@dataclass(frozen=True)
class Spent:
    """What calls of a model took; tries that came to nothing count too."""

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    estimated: bool = False
    """Some call was told without its tokens, and they were estimated from the length of the texts."""

    @property
    def tokens(self) -> int:
        """Sent and received."""
        return self.prompt_tokens + self.completion_tokens

    def plus(self, other: "Spent") -> "Spent":
        """Both together."""
        return Spent(
            self.calls + other.calls,
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
            self.estimated or other.estimated,
        )

    def cost(self, limits: Limits) -> Decimal | None:
        """In 元; None where the prices are not set."""
        if limits.model_price_in is None or limits.model_price_out is None:
            return None
        sent = self.prompt_tokens * Decimal(str(limits.model_price_in))
        received = self.completion_tokens * Decimal(str(limits.model_price_out))
        return (sent + received) / _MILLION


def estimate_tokens(text: str) -> int:
    """About how many tokens a text is, rounded up."""
    other = sum(1 for char in text if ord(char) < 0x2E80)
    return math.ceil((len(text) - other) * _PER_CHINESE + other * _PER_OTHER)


def told(spent: Spent, limits: Limits) -> str:
    """One line for the person: calls, tokens, and 元 where the prices are set; empty before the first call."""
    if not spent.calls:
        return ""
    about = "约" if spent.estimated else ""
    cost = spent.cost(limits)
    money = f"，约{_yuan(cost)}元" if cost is not None else ""
    return f"模型用了{spent.calls}次，{about}{spent.tokens}个token{money}"


def exceeded(spent: Spent, limits: Limits) -> str | None:
    """What the person is told where a budget is used up; None while the model may be asked."""
    cost = spent.cost(limits)
    if limits.model_budget is not None and cost is not None and cost >= Decimal(str(limits.model_budget)):
        return (
            f"这份申报书的模型费用已到预算（约{_yuan(cost)}元，预算{limits.model_budget:g}元），"
            "后面只用规则理解；要继续用模型，请调大 ASSISTANT_MODEL_BUDGET。"
        )
    if limits.model_budget_tokens is not None and spent.tokens >= limits.model_budget_tokens:
        return (
            f"这份申报书的模型用量已到上限（{spent.tokens}个token，上限{limits.model_budget_tokens}个），"
            "后面只用规则理解；要继续用模型，请调大 ASSISTANT_MODEL_BUDGET_TOKENS。"
        )
    return None


def _yuan(cost: Decimal) -> str:
    """With cents, and with more places where it is less than a cent."""
    return f"{cost:.2f}" if cost >= Decimal("0.01") or not cost else f"{cost:.4f}"
