# The figures: overview and tally.
