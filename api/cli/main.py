"""The command ``elenchos``: what each command does is in its own module beside this one."""

from __future__ import annotations

import os
import sys
import traceback

import click

from api.cli.commands import CommandsOnDemand
from ingest.errors import ElenchosError

NOTHING, FLAGGED, FAILED = 0, 1, 2
"""Exit codes: nothing to act on, something is flagged, it could not be done."""


@click.group(
    cls=CommandsOnDemand,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="elenchos", prog_name="elenchos")
def elenchos() -> None:
    """Check the documents of a Greek residence-permit application before an officer sees them."""
    if os.environ.get("ELENCHOS_TABLES"):
        from extract.data import check_own_tables

        check_own_tables()


def main() -> None:
    """The entry point. Every fault is one line on stderr; a traceback never reaches a person."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Runs one command; returns its exit code."""
    try:
        result = elenchos.main(arguments, prog_name="elenchos", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return _failed("name a command; elenchos --help lists them")
    except click.ClickException as error:
        return _failed(_one_line(error))
    except (click.Abort, KeyboardInterrupt):
        return _failed("stopped")
    except ElenchosError as error:
        return _failed(str(error))
    except _database_errors():
        return _failed("the database does not answer; look at ELENCHOS_DATABASE and its server")
    except BrokenPipeError:
        # The reader of our output went away; nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:  # noqa: BLE001 - the outermost edge: a person gets one line
        if os.environ.get("ELENCHOS_DEBUG"):
            traceback.print_exc()
        return _failed(
            f"an error of the program itself ({type(error).__name__}); "
            "run again with ELENCHOS_DEBUG=1 and report what it prints"
        )
    return result if isinstance(result, int) else NOTHING


def _database_errors() -> tuple[type[Exception], ...]:
    """What a database that is away raises; nothing where no command has imported the library."""
    if "sqlalchemy.exc" not in sys.modules:
        return ()
    from sqlalchemy.exc import OperationalError

    return (OperationalError,)


def _one_line(error: click.ClickException) -> str:
    text = " ".join(error.format_message().split())
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "elenchos"
    return f"{text} (see {command} --help)"


def _failed(line: str) -> int:
    click.echo(f"elenchos: {' '.join(line.split())}", err=True)
    return FAILED
