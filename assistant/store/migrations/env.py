"""Run by alembic, never imported: applies the steps on the connection that `upgrade` hands over.

The transaction, and with it the commit, belongs to that connection. Logging is left as it is.
"""

from alembic import context

from assistant.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
