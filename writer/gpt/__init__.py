"""The transformer in TensorFlow: definition, checkpoints, export. Child processes only."""
