"""What day it is."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from handouts.diagnostics import Diagnostic, HandoutError, shown


def today() -> date:
    """Today, or the day that ``SOURCE_DATE_EPOCH`` names (reproducible-builds.org).

    Raises:
        HandoutError: ``SOURCE_DATE_EPOCH`` is no time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return date.today()  # noqa: DTZ011 - the day on the clinic's own clock
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        hint = "set it to a number of seconds, or unset it"
        raise HandoutError(Diagnostic(f"SOURCE_DATE_EPOCH is not a time: {shown(epoch)}", hint)) from error
