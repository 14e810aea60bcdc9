"""Follow-up questions particular to the chosen scene, from the parts of its clause (附件11)."""

from knowledge.catalogue import find_scene

_MOST = 4


def scene_hint(topic: str, scene_name: str) -> str:
    """A line that asks about what the scene's clause names; empty where it has nothing to say.

    The clause's words only ask; nothing of them becomes an answer.
    """
    found = find_scene(scene_name) if scene_name else None
    if found is None:
        return ""
    parts = found.parts
    shape = {
        "application": ("这个场景指引里的业务活动有", parts.activities, "，您做的是哪一块？"),
        "pain_points": ("同类工厂常见的问题有", parts.problems, "，您这里是怎样的？有数更好。"),
        "solution": ("指引里提到的技术有", parts.technologies, "，用到的请说明用在哪里；没用到的不必写。"),
        "outcome": ("指引看重的结果是", parts.results, "，请说建设前后的数字。"),
    }.get(topic)
    if shape is None or not shape[1]:
        return ""
    head, phrases, tail = shape
    return f"（{head}：{'、'.join(phrases[:_MOST])}{tail}）"
