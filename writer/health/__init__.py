"""What the doctor looks at, each part in a module of its own. None changes anything."""
