"""The language of the window: words through Qt's translation, and a font for those who have none."""
