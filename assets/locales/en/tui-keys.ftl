# The palette, looks, typing.
