"""The run-time path of the language model: numpy, LiteRT and tokenizers."""
