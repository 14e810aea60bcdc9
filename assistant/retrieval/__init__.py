"""The index over the notice: one search for chat, command line and evaluation.

passages    what of a clause is indexed
embedding   texts → vectors: the bundled embedder, or a sentence-transformers model
vectors     the clauses in Chroma; the only file that knows it
lexical     BM25 over characters and their pairs
ranking     what both give back, and how two rankings become one
search      a person's question → hits, each with its annex, line and the reason it was found

`vectors` imports Chroma when an index is opened, and not before.
"""
