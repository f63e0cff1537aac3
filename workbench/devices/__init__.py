"""Devices that sound goes out and comes in by; nothing else knows PortAudio."""
