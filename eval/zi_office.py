"""Counts words with LibreOffice; run by a Python that has its `uno` module, never imported.

`python zi_office.py TEXTS.json COUNTS.json FOLDER`: TEXTS holds a list of texts; COUNTS gets, for each, what the
word-count service says, and for every tenth what docProps/app.xml of the same text saved as .docx says, else null.
"""

import json
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

_SAVED_EACH = 10
_PATIENCE = 60


def main() -> None:
    source, target, folder = map(Path, sys.argv[1:])
    texts = json.loads(source.read_text(encoding="utf-8"))
    command = [
        "soffice",
        "--headless",
        "--norestore",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
    ]
    office = subprocess.Popen(
        [*command, "--accept=pipe,name=count-zi;urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        desktop = _desktop()
        counts = _counted(desktop, texts, folder / "saved.docx")
        target.write_text(json.dumps(counts), encoding="utf-8")
        desktop.terminate()
        office.wait(_PATIENCE)
    finally:
        office.kill()


def _desktop():
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            found = resolver.resolve("uno:pipe,name=count-zi;urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return found.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", found)


def _counted(desktop, texts, saved):
    document = desktop.loadComponentFromURL(
        "private:factory/swriter", "_blank", 0, (_property("Hidden", True),)
    )
    counts = []
    for at, text in enumerate(texts):
        document.Text.setString(text)
        told = document.WordCount
        counts.append([told, _in_properties(document, saved) if at % _SAVED_EACH == 0 else None])
    document.close(True)
    return counts


def _in_properties(document, saved):
    document.storeToURL(saved.as_uri(), (_property("FilterName", "MS Word 2007 XML"),))
    with zipfile.ZipFile(saved) as package:
        found = re.search(r"<Words>(\d+)</Words>", package.read("docProps/app.xml").decode("utf-8"))
    return int(found[1]) if found else None


def _property(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


main()
