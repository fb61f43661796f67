"""What all tests share: the same examples on every machine, unless asked to look for new ones."""

import os

from hypothesis import settings

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("ELENCHOS_HYPOTHESIS", "fixed"))
