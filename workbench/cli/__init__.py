"""The command line: one file a verb, each driving an engine job in a `for` loop. Nothing heavy is imported early."""
