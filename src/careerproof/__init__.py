"""careerproof."""
