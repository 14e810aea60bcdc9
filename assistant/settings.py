"""Settings, read once where the parts are wired together."""

from functools import cached_property
from math import isfinite
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import SecretStr, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import SettingError

_MOST = 1_000_000_000


class Settings(BaseSettings):
    """Environment variables with the prefix `ASSISTANT_`; every default works offline. An empty one counts as unset."""

    model_config = SettingsConfigDict(
        env_prefix="ASSISTANT_",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        protected_namespaces=(),  # model_… are our own names
    )

    home: Path | None = None
    """Folder for the database and the search index; the system's place for user data by default."""

    database_url: str | None = None
    """SQLAlchemy address, e.g. `postgresql+psycopg://…`; a SQLite file in `home` by default."""

    embedder: str = "bundled"
    """`bundled`, or a sentence-transformers model: a name or a local folder."""

    model_url: str | None = None
    """Address of a chat model that speaks OpenAI's protocol, e.g. `http://127.0.0.1:11434/v1`; none by default, and then
    nothing leaves the machine."""

    model_name: str | None = None
    """What the model is called at that address."""

    model_key: SecretStr | None = None
    """Key for that address, where it wants one."""

    model_timeout: float = 60.0
    """Seconds of silence after which one try is given up."""

    model_patience: float = 90.0
    """Seconds for one answer with all its tries; then the rules answer alone."""

    model_price_in: float | None = None
    """元 for a million tokens sent, to tell the cost; not told by default."""

    model_price_out: float | None = None
    """元 for a million tokens received."""

    model_budget: float | None = None
    """元 that the model may cost for one application; needs both prices."""

    model_budget_tokens: int | None = None
    """Tokens, sent and received, that the model may take for one application."""

    @field_validator("model_url", mode="after")
    @classmethod
    def _an_address(cls, value: str | None) -> str | None:
        """Raises SettingError for what is no http address."""
        if value is not None and not _is_address(value):
            raise SettingError(
                "ASSISTANT_MODEL_URL 不是网址；请写成 http:// 或 https:// 开头的地址，例如 http://127.0.0.1:11434/v1。"
            )
        return value

    @field_validator("model_timeout", "model_patience", mode="before")
    @classmethod
    def _seconds(cls, value: object, info: ValidationInfo) -> object:
        """Raises SettingError for what is no sensible number of seconds."""
        seconds = _number(value)
        if seconds is None or not 0 < seconds <= 3600:
            meaning = {
                "model_timeout": "等待模型回答的秒数",
                "model_patience": "一次回答连同重试最多用的秒数",
            }
            raise SettingError(
                f"{_variable(info)} 不能是“{value}”；请填写{meaning[info.field_name or '']}，大于0、不超过3600，例如60。"
            )
        return seconds

    @field_validator("model_price_in", "model_price_out", "model_budget", mode="before")
    @classmethod
    def _yuan(cls, value: object, info: ValidationInfo) -> object:
        """Raises SettingError for what is no amount of money."""
        if value is None:
            return None
        amount = _number(value)
        if amount is None or not 0 <= amount <= _MOST:
            what = (
                "一份申报书的预算（元）" if info.field_name == "model_budget" else "每百万token的价格（元）"
            )
            raise SettingError(f"{_variable(info)} 不能是“{value}”；请填写{what}，例如2。")
        return amount

    @field_validator("model_budget_tokens", mode="before")
    @classmethod
    def _tokens(cls, value: object, info: ValidationInfo) -> object:
        """Raises SettingError for what is no number of tokens."""
        if value is None:
            return None
        count = _number(value)
        if count is None or not 0 <= count <= _MOST or count != int(count):
            raise SettingError(f"{_variable(info)} 不能是“{value}”；请填写token个数，例如200000。")
        return int(count)

    @model_validator(mode="after")
    def _budget_has_prices(self) -> "Settings":
        """Raises SettingError for a budget in 元 that no price can be held against."""
        if self.model_budget is not None and None in (self.model_price_in, self.model_price_out):
            raise SettingError(
                "设了 ASSISTANT_MODEL_BUDGET，却没有价格；请再设 ASSISTANT_MODEL_PRICE_IN 和 ASSISTANT_MODEL_PRICE_OUT"
                "（元/百万token），或改用 ASSISTANT_MODEL_BUDGET_TOKENS。"
            )
        return self

    @cached_property
    def folder(self) -> Path:
        """The folder that holds the database and the index (not created here)."""
        if self.home is not None:
            return self.home.expanduser()
        from platformdirs import user_data_path

        return user_data_path("shenbao-assistant", appauthor=False)

    @property
    def database(self) -> str:
        """SQLAlchemy address of the database."""
        return self.database_url or f"sqlite:///{self.folder / 'applications.db'}"

    @property
    def model_host(self) -> str | None:
        """Machine and port of the chat model, to be shown: without user, password and path. None where none is set."""
        return urlsplit(self.model_url).netloc.rpartition("@")[2] if self.model_url else None


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets or a port that cannot be
        return False


def _number(value: object) -> float | None:
    """The finite number a setting says; None for anything else."""
    try:
        number = float(str(value))
    except ValueError:
        return None
    return number if isfinite(number) else None


def _variable(info: ValidationInfo) -> str:
    return f"ASSISTANT_{(info.field_name or '').upper()}"
