"""MiniStack, with the doors open that the tests of the whole deployment need.

Java functions go to the bridge that the test opens: by itself MiniStack wants Docker for them, and its own setting for a bridge,
MINISTACK_LAMBDA_PROXY_<name>, wants the function's name before the deployment that makes it up.

The test may speak as CloudTrail: like AWS itself, MiniStack takes events of a source aws.* from its own services alone.

Events cross from bus to bus: buses.py.
"""

import functools
import os
import pathlib

from buses import open_between_buses
from ministack import app
from ministack.services import eventbridge, lambda_svc

BRIDGE = pathlib.Path(os.environ["E2E_BRIDGE"])


def bridge_for(config):
    return BRIDGE.read_text().strip() if config.get("Runtime", "").startswith("java") else None


# Private names, so that another version may lack them: then this fails here, not by an event that never comes.
assert callable(lambda_svc._proxy_url_for)
lambda_svc._proxy_url_for = bridge_for
eventbridge._put_events = functools.partial(eventbridge._put_events, allow_aws_source=True)
open_between_buses()

app.main()
