"""Sessions as documents: edits kept while they are made, brought back, compared with the disk, earlier versions."""
