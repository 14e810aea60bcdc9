"""`assistant search`."""

from dataclasses import asdict

from assistant.cli.output import DONE, complain, say, say_json
from assistant.wiring import Workshop


def search(query: str, count: int, *, as_json: bool) -> int:
    """Print the clauses nearest to a query, best first."""
    hits = Workshop().searcher.search(query, n=count)
    if as_json:
        for hit in hits:
            say_json(asdict(hit))
        return DONE
    if not hits:
        complain("通知里没有找到相关内容；换个说法再试。")
    for place, hit in enumerate(hits, start=1):
        say(f"{place}. 附件{hit.annex}·{hit.heading}（第{hit.line}行，{hit.score:.2f}）")
        say(f"   {hit.text}")
    return DONE
