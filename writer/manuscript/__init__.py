"""A manuscript: a folder of plain Markdown files in an order of the writer's."""
