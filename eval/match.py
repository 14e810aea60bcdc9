"""How well descriptions are matched: on the test split, and by voice in cross-validation.

The test split is read here and nowhere else; nothing is chosen by it. `python -m eval match` prints the tables, writes
eval/results/match.json with two pictures, and renews the tables of eval/README.md.
"""

import subprocess
import sys
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any

import numpy as np

from assistant.matching.matcher import Matcher
from assistant.matching.model import HEADS, SceneModel, load
from assistant.retrieval.embedding import BundledEmbedder
from eval import claims, pictures, readme
from eval.labelled import NO_SCENE, PUBLISHED, SceneText, other_texts, scene_texts, straddling_texts
from eval.metrics import expected_calibration_error, places, ranked, reliability
from eval.peers import PEERS, nearest_text
from eval.report import keep, show
from eval.scenes import HeldOut
from knowledge.catalogue import scenes


def run() -> dict[str, Any]:
    """Everything on the test split."""
    model, embedder = load(), BundledEmbedder()
    matcher = Matcher(model, embedder)
    cases, others = scene_texts("test"), other_texts("test")
    probabilities = matcher.probabilities([case.text for case in cases])
    result = {
        **ranking(cases, probabilities[:, 1:]),
        "ablation": _ablation(model, embedder, cases),
        "peers": _peers(cases),
        "calibration": _calibration(cases, probabilities[:, 1:]),
        "abstention": _abstention(matcher, model.threshold, cases, others),
        "verdicts": claims.measured(cases, matcher),
        "straddling": _straddling(matcher),
        "cost": _cost(matcher, [case.text for case in cases]),
    }
    tell(result)
    pictures.confusion(cases, probabilities[:, 1:])
    pictures.reliability(result["calibration"]["bins"])
    readme.renew("match", tables(result))
    keep("match", result)
    return result


def ranking(cases: Sequence[SceneText], probabilities: Any) -> dict[str, Any]:
    """top-1, top-3 and MRR over all, written and published, by style, stage and scene."""
    place = places(probabilities, _truth(cases))
    stage = {one.number: one.stage for one in scenes()}

    def by(key: Callable[[SceneText], Any]) -> dict[str, Any]:
        names = [key(case) for case in cases]
        known = list(dict.fromkeys(sorted(names, key=str)))
        return {str(name): ranked(place[np.array([one == name for one in names])]) for name in known}

    return {
        "all": ranked(place),
        "kinds": by(kind_of),
        "styles": by(lambda case: case.style),
        "stages": by(lambda case: stage[case.scene]),
        "scenes": by(lambda case: case.scene),
    }


def kind_of(case: SceneText) -> str:
    """`published` for the voice of published cases, else `written`."""
    return "published" if case.style in PUBLISHED else "written"


def cross_validated(held_out: HeldOut, model: SceneModel) -> dict[str, Any]:
    """What held-out voices show: ranking by voice, and abstention at the chosen threshold."""
    probabilities = held_out.probabilities(model.fusion)
    truth = _truth(held_out.cases)
    of_scene = truth != NO_SCENE
    best = probabilities[:, 1:].max(axis=1)
    voices = [case.voice for case in held_out.cases]
    shown = {}
    for voice in dict.fromkeys(voice for voice, one in zip(voices, of_scene, strict=True) if one):
        own = np.array([one == voice for one in voices])
        shown[voice] = ranked(places(probabilities[own, 1:], truth[own]))
    return {
        "all": ranked(places(probabilities[of_scene, 1:], truth[of_scene])),
        "voices": shown,
        "scene_texts_answered": float((best[of_scene] >= model.threshold).mean()),
        "other_texts_abstained": float((best[~of_scene] < model.threshold).mean()),
    }


def tell_voices(result: dict[str, Any]) -> None:
    """Print the cross-validation and renew its tables in eval/README.md."""
    rows: list[tuple[object, ...]] = [
        (voice, *one.values()) for voice, one in {**result["voices"], "all": result["all"]}.items()
    ]
    names = ("scene_texts_answered", "other_texts_abstained")
    shown: list[readme.Table] = [
        ("Cross-validation, each voice unseen", ("voice", "texts", "top-1", "top-3", "MRR"), rows),
        ("Abstention", ("figure", "value"), [(name.replace("_", " "), result[name]) for name in names]),
    ]
    for title, head, table in shown:
        show(title, head, table)
    readme.renew("train", shown)


def tables(result: dict[str, Any]) -> list[readme.Table]:
    """Title, head and rows of each table, for the screen and for eval/README.md."""
    head = ("texts", "top-1", "top-3", "MRR")
    whole = {**result["kinds"], "all": result["all"]}
    simple = ("abstention", "verdicts", "straddling", "cost")
    return [
        ("Test split", ("kind", *head), [(name, *one.values()) for name, one in whole.items()]),
        ("By style", ("style", *head), [(name, *one.values()) for name, one in result["styles"].items()]),
        ("By stage", ("stage", *head), [(name, *one.values()) for name, one in result["stages"].items()]),
        (
            "What each part adds",
            ("heads", "written top-1", "written top-3", "published top-1", "published top-3"),
            [(name, *_both(one)) for name, one in result["ablation"].items()],
        ),
        (
            "Side by side with others",
            ("way", "written top-1", "written top-3", "published top-1", "published top-3"),
            [(name, *_both(one)) for name, one in result["peers"].items()],
        ),
        (
            f"Calibration: ECE {result['calibration']['ECE']:.3f}",
            ("probability", "texts", "promised", "right"),
            [
                (f"{row['from']:.1f}–{row['to']:.1f}", row["texts"], row["promised"], row["right"])
                for row in result["calibration"]["bins"]
            ],
        ),
        *((name.capitalize(), ("figure", "value"), list(result[name].items())) for name in simple),
    ]


def tell(result: dict[str, Any]) -> None:
    """Print the tables."""
    for title, head, rows in tables(result):
        show(title, head, rows)


def _both(one: dict[str, Any]) -> tuple[object, ...]:
    return tuple(one[kind][name] for kind in ("written", "published") for name in ("top-1", "top-3"))


def _truth(cases: Sequence[SceneText]) -> Any:
    return np.array([case.scene for case in cases])


def _kinds(cases: Sequence[SceneText], scores: Any) -> dict[str, Any]:
    kinds: dict[str, Any] = ranking(cases, scores)["kinds"]
    return kinds


def _ablation(model: SceneModel, embedder: BundledEmbedder, cases: Sequence[SceneText]) -> dict[str, Any]:
    texts = [case.text for case in cases]
    ways = {head: (head,) for head in HEADS}
    ways |= {f"without {head}": tuple(one for one in HEADS if one != head) for head in HEADS}
    ways["all heads"] = HEADS
    return {
        name: _kinds(cases, model.only(*heads).probabilities(texts, embedder)[:, 1:])
        for name, heads in ways.items()
    }


def _peers(cases: Sequence[SceneText]) -> dict[str, Any]:
    texts = [case.text for case in cases]
    found = {name: _kinds(cases, peer(texts)) for name, peer in PEERS.items()}
    found["nearest training text"] = _kinds(cases, nearest_text(texts, scene_texts("train")))
    return found


def _calibration(cases: Sequence[SceneText], probabilities: Any) -> dict[str, Any]:
    right = places(probabilities, _truth(cases)) == 1
    bins = reliability(probabilities.max(axis=1), right)
    return {"ECE": expected_calibration_error(bins), "bins": bins}


def _abstention(
    matcher: Matcher, threshold: float, cases: Sequence[SceneText], others: Sequence[SceneText]
) -> dict[str, Any]:
    """Abstention as a finding of `no scene`: how much of what is none is found, how much of what is found is none."""
    refused = [matcher.match(case.text, top=1).abstained for case in others]
    wrongly = [matcher.match(case.text, top=1).abstained for case in cases]
    return {
        "threshold": threshold,
        "texts of no scene": len(others),
        "of these refused (recall)": sum(refused) / len(refused),
        "scene texts wrongly refused": sum(wrongly) / len(wrongly),
        "precision of refusing": sum(refused) / max(sum(refused) + sum(wrongly), 1),
    }


def _straddling(matcher: Matcher) -> dict[str, Any]:
    """Of texts with two scenes of equal weight, how many show both among the first two, or as parts of their own."""
    cases = straddling_texts()
    first = second = parted = 0
    for case in cases:
        match = matcher.match(case.text, top=3)
        numbers = [one.number for one in match.candidates]
        first += numbers[:1] != [] and numbers[0] in case.scenes
        second += set(case.scenes) <= set(numbers[:3])
        parted += set(case.scenes) <= {*numbers[:2], *(part.number for part in match.parts)}
    return {
        "texts": len(cases),
        "first is one of the two": first / len(cases),
        "both among the first three": second / len(cases),
        "both among the first two or the parts": parted / len(cases),
    }


def _cost(matcher: Matcher, texts: Sequence[str]) -> dict[str, Any]:
    """Times after a warm-up, and what a fresh process takes. Machines are noisy: read them as orders of magnitude."""
    matcher.match_all(texts[:20])
    start = perf_counter()
    for text in texts:
        matcher.match(text)
    single = (perf_counter() - start) / len(texts)
    start = perf_counter()
    matcher.probabilities(texts)
    batch = (perf_counter() - start) / len(texts)
    start = perf_counter()
    matcher.match_all(texts, top=3)
    explained = (perf_counter() - start) / len(texts)
    return {
        "ms a description, explained": single * 1000,
        "descriptions a second, figures only": 1 / batch,
        "descriptions a second, explained": 1 / explained,
        **_cold(texts[0]),
    }


def _cold(text: str) -> dict[str, Any]:
    """Seconds and peak memory (MB) of a process that imports the matcher and matches one text."""
    code = (
        "import pathlib, re, sys, time; start = time.perf_counter();"
        "from assistant.matching.matcher import Matcher; Matcher.load().match(sys.argv[1]);"
        "print(time.perf_counter() - start);"
        "status = pathlib.Path('/proc/self/status');"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', status.read_text())[1]) / 1024 if status.exists() else 0.0)"
    )
    done = subprocess.run([sys.executable, "-c", code, text], capture_output=True, text=True, check=True)
    seconds, memory = map(float, done.stdout.split())
    return {"cold start, seconds": seconds, "peak memory, MB": memory}
