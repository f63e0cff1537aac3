"""Other programs' files in the window: menus, the dialogs they need, and what becomes of a file that is dropped."""
