# Lists of people and households: filters, marks, many at once.
