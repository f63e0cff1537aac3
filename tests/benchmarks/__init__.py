"""Speed, in ratios measured in one run. No figure here is a pass condition of a test."""
