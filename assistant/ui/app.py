"""The page as an installed package starts it: `assistant app`."""

from assistant.ui.page import main

main()
