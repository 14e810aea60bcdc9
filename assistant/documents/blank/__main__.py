"""Writes every blank form: `python -m assistant.documents.blank`."""

import sys

from assistant.documents.blank import FORMS_FOLDER, annex02

BUILDERS = {"annex02.docx": annex02.build}


def main() -> None:
    FORMS_FOLDER.mkdir(exist_ok=True)
    for name, build in BUILDERS.items():
        path = FORMS_FOLDER / name
        path.write_bytes(build())
        sys.stdout.write(f"已生成空白表：{path}\n")


if __name__ == "__main__":
    main()
