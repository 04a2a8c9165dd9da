"""The invented people. Here live their value types and how a seed gives one; not here: how they write (`files`)."""
