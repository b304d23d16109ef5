"""Which models there are, where they come from, and where their packs live."""
