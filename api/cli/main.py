"""The command ``elenchos``: what each command does is in its own module beside this one."""

from __future__ import annotations

import os
import sys
import traceback

import click
from sqlalchemy.exc import OperationalError

from api.cli.accounts import accounts_command
from api.cli.batch import batch_command
from api.cli.check import check_command, verify_command
from api.cli.compare import compare_command
from api.cli.doctor import doctor_command
from api.cli.extract import extract_command
from api.cli.ledger import keys_command, ledger_command
from api.cli.mrz import mrz_command
from api.cli.names import names_command
from api.cli.photo import photo_command
from api.cli.portals import portals_command
from api.cli.procedures import procedures_command
from api.cli.query import query_command
from api.cli.samples import samples_command
from api.cli.serve import serve_command
from api.cli.worker import worker_command
from ingest.errors import ElenchosError

NOTHING, FLAGGED, FAILED = 0, 1, 2
"""Exit codes: nothing to act on, something is flagged, it could not be done."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="elenchos", prog_name="elenchos")
def elenchos() -> None:
    """Check the documents of a Greek residence-permit application before an officer sees them."""


for _command in (
    check_command,
    extract_command,
    verify_command,
    mrz_command,
    photo_command,
    names_command,
    procedures_command,
    samples_command,
    batch_command,
    compare_command,
    query_command,
    serve_command,
    worker_command,
    portals_command,
    accounts_command,
    ledger_command,
    keys_command,
    doctor_command,
):
    elenchos.add_command(_command)


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
    except OperationalError:
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


def _one_line(error: click.ClickException) -> str:
    text = " ".join(error.format_message().split())
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "elenchos"
    return f"{text} (see {command} --help)"


def _failed(line: str) -> int:
    click.echo(f"elenchos: {' '.join(line.split())}", err=True)
    return FAILED
