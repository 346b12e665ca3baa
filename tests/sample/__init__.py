"""The bundled sample: its texts, its pages, its server, and the demo that runs over it."""
