# A household, a person: facts, forms, the calendar.
