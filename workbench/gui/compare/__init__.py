"""The Compare workspace: how good methods are on a campaign whose true places are known, and where they go wrong."""
