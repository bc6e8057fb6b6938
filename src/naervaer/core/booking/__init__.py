"""Times, sessions and quotas of the courses of the wellbeing scheme."""
