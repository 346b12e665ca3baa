"""Training the encoder: torch and onnx are needed here, and nowhere else."""
