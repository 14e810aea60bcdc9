"""The chat model, the only place that knows one. Optional: without a configured address nothing here is used.

Whatever speaks OpenAI's protocol will do: a model on this machine or in the house (Ollama, vLLM), or a service.
"""

import os
from typing import Any, Protocol

from assistant.errors import ModelError

_RETRIES = 2
"""Further tries where the address does not answer, is overloaded (429) or fails (5xx)"""
_NO_KEY = "none"
"""Sent where no key is set, lest the library send one it finds in the environment, meant for another address"""

_TRACING = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2")


class Model(Protocol):
    def reply(self, system: str, user: str) -> str:
        """The model's words. Raises ModelError where it gives none."""
        ...


class ChatModel:
    """A model behind an address; nothing is sent before `reply`, and to nowhere else."""

    def __init__(
        self, url: str, name: str, key: str | None = None, timeout: float = 60.0, retries: int = _RETRIES
    ) -> None:
        """`timeout` in seconds, for each try."""
        self._url = url
        self._name = name
        self._timeout = timeout
        self._model = _connect(url, name, key or _NO_KEY, timeout, retries)

    def reply(self, system: str, user: str) -> str:
        """The model's words, without surrounding space.

        Raises ModelError, with the remedy, where the address cannot be reached, refuses, takes too long, or gives no
        words.
        """
        import openai
        from langsmith import tracing_context

        try:
            with tracing_context(enabled=False):  # langsmith may have read the environment before
                message = self._model.invoke([("system", system), ("user", user)])
        except openai.APITimeoutError as error:
            raise self._error(
                f"{self._timeout:g}秒内没有回答", "稍后再试，或把 ASSISTANT_MODEL_TIMEOUT 设大些"
            ) from error
        except openai.APIConnectionError as error:
            raise self._error(
                "连接不上", "检查 ASSISTANT_MODEL_URL，并确认模型服务已启动、网络可用"
            ) from error
        except openai.APIStatusError as error:
            raise self._error(*_refusal(error.status_code)) from error
        except (openai.OpenAIError, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
            # what the libraries raise for a body that is no chat completion
            raise self._error("返回的不是聊天模型的回答", _WRONG_PLACE) from error
        words = str(message.text).strip()
        if not words:
            raise self._error("的回答是空的", "重试，或换一个模型（ASSISTANT_MODEL_NAME）")
        return words

    def _error(self, problem: str, wanted: str) -> ModelError:
        return ModelError(f"模型「{self._name}」（{self._url}）{problem}；请{wanted}。")


_WRONG_PLACE = "检查 ASSISTANT_MODEL_URL 是否为兼容OpenAI接口的地址（通常以 /v1 结尾）"


def _refusal(status: int) -> tuple[str, str]:
    """What is wrong and what to do, by HTTP status."""
    if status in (401, 403):
        return f"拒绝访问（{status}）", "检查 ASSISTANT_MODEL_KEY"
    if status == 404:
        return "没有这个模型或地址（404）", f"检查 ASSISTANT_MODEL_NAME，{_WRONG_PLACE}"
    if status == 429:
        return "太忙或额度用完（429）", "稍后再试"
    if status >= 500:
        return f"出错（{status}）", "稍后再试，或查看模型服务的日志"
    return f"不接受这个请求（{status}）", "检查 ASSISTANT_MODEL_NAME 和模型能接受的长度"


def _connect(url: str, name: str, key: str, timeout: float, retries: int) -> Any:
    for variable in _TRACING:
        os.environ[variable] = "false"
    os.environ.pop("LANGCHAIN_HANDLER", None)  # a relic that LangChain refuses to run with
    from langchain.chat_models import init_chat_model

    return init_chat_model(
        name,
        model_provider="openai",
        base_url=url,
        api_key=key,
        timeout=timeout,
        max_retries=retries,
        temperature=0,
        use_responses_api=False,  # what other servers speak is chat completions
    )
