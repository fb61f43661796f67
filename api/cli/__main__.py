"""``python -m api.cli`` is the command ``elenchos``."""

from api.cli.main import main

main()
