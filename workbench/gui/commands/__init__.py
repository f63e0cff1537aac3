"""Everything the window can do, from one table: menus, toolbar, keys, command palette."""
