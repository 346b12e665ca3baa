"""What people say of labels: corrections, to train on, and coded samples, to judge by."""
