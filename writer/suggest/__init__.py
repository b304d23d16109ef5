"""What is offered at the cursor, as pure values and rules: no Qt, no numpy, no clock."""
