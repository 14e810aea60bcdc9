"""The measurements and the training of what is bundled: `python -m eval train|match|search|bench`.

labelled   the cases in `eval/cases/`
embedder   training of the bundled embedder
scenes     training and cross-validation of the bundled matcher
train      both, written where the product reads them
match, search, bench   what is measured
report     tables and JSON

Nothing of the product imports this package.
"""
