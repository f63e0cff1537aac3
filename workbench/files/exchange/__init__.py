"""Other programs' formats, one file each: what a file registers here appears in the menus and in `workbench import`."""
