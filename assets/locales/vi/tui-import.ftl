# Bringing rosters in.
