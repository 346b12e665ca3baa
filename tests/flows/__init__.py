"""The flow, its stages and its verbs, over small sites on loopback."""
