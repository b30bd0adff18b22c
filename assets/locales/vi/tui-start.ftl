# First start: set-up, the demo, the tour.
