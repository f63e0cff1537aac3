"""Recordings made up: sites, sounds, rooms, faults. Always labelled simulated."""
