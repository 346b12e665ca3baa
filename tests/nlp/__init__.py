"""From a text to its labels: rules by example, the model by its floors."""
