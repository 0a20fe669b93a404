"""Process 2, one for each output: puts what the timeline says on the wall."""
