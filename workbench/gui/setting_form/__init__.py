"""Forms made from settings dataclasses: an editor a field, with its unit, help, range and what is wrong with it."""
