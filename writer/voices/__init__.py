"""Voices: what fine-tuning learned, each in a folder of its own. No Qt and no TensorFlow."""
