"""`python -m eval NAME`: prints tables, renews those of eval/README.md, writes eval/results/NAME.json."""

import argparse
from importlib import import_module

COMMANDS = {
    "train": "train the bundled embedder and matcher again and write them into the product",
    "corpus": "count the labelled cases and refuse near-copies across the split",
    "match": "measure the matcher on the test split, beside others",
    "columns": "train and measure the sorter of sentences into narratives",
    "search": "measure the search over the notice",
    "questions": "measure how questions back are noticed and answered from the notice",
    "dialogue": "measure what is understood of written dialogues",
    "zi": "measure the count of 字 beside LibreOffice and office-wordcount",
    "draft": "measure the drafts of complete fact sheets",
    "faults": "measure the number and name check on planted faults and on honest rewrites",
    "roundtrip": "measure how filled forms are read back, ours and other copies",
    "bench": "measure what the commands cost",
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, meaning in COMMANDS.items():
        commands.add_parser(name, help=meaning)
    import_module(f"eval.{parser.parse_args().command}").run()


if __name__ == "__main__":
    main()
