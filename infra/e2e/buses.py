"""What EventBridge does between buses, and MiniStack does not: written from AWS's pages, and held against no AWS.

MiniStack keeps accounts and regions apart, takes a rule whose target is a bus elsewhere, and drops what it should send
there. Here it arrives, unless the rights of the rule's role, its trust or the policy of the other bus say no, as
MiniStack's own judge of IAM policies reads them: then it goes to the queue of the target, if that one's policy lets it.
The envelope crosses as it is: its account and region stay those of the call.

Nor does MiniStack's CloudFormation know the policy of a bus, its EventBridge the state of a rule that hears of reads, or
its SQS the metric over which the alarm of that queue stands.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html
https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
"""

import json

from ministack.core import iam_evaluator as judge
from ministack.core.arn import parse_arn
from ministack.core.responses import get_account_id, get_region, request_scope
from ministack.services import cloudwatch, eventbridge, iam, sqs
from ministack.services.cloudformation import provisioners

SERVICE = "events.amazonaws.com"
REFUSED = "NO_PERMISSIONS"
within_one_account_and_region = eventbridge._invoke_target


def request(action, resource, principal, **context):
    keys = {key.lower(): value for key, value in context.items()}
    return judge.EvalContext(principal, "AssumedRole", get_account_id(), action, resource, get_region(),
                             secure_transport=True, service_context=keys)


def may_send(role_arn, bus, rule):
    """Whether EventBridge may assume the role, which may put events on the bus, which takes them from its account."""
    name = role_arn.rsplit("/", 1)[-1]
    session = f"arn:aws:sts::{get_account_id()}:assumed-role/{name}/events"
    assume = request("sts:AssumeRole", "*", SERVICE)
    trust = iam._roles[name]["AssumeRolePolicyDocument"]
    if judge.evaluate_resource_policy(trust, assume, SERVICE).decision != "Allow":
        return False
    put = request("events:PutEvents", str(bus), session,
                  **{"aws:SourceArn": rule["Arn"], "events:eventBusInvocation": "true"})
    own = judge.evaluate(put, judge._gather_role_policies(name, get_account_id()))
    name_of_bus = bus.resource.split("/", 1)[1]
    policy = eventbridge._event_bus_policies.get_scoped(bus.account_id, bus.region, name_of_bus)
    return judge.combine_resource_policy(own, put, policy, bus.account_id).decision == "Allow"


def set_aside(target, view, rule):
    arn = target.get("DeadLetterConfig", {}).get("Arn", "")
    queue = sqs._queue_by_arn(arn)
    send = request("sqs:SendMessage", arn, SERVICE, **{"aws:SourceArn": rule["Arn"]})
    policy = queue["attributes"].get("Policy") if queue else None
    if not queue or judge.evaluate_resource_policy(policy, send, SERVICE).decision != "Allow":
        eventbridge.logger.error("Between buses: lost, as the queue %s does not take it", arn)
        return
    attributes = {"RULE_ARN": rule["Arn"], "TARGET_ARN": target["Arn"], "ERROR_CODE": REFUSED}
    eventbridge._dispatch_to_sqs(parse_arn(arn), json.dumps(view.event_with_detail()))
    queue["messages"][-1]["message_attributes"] = {
        name: {"DataType": "String", "StringValue": value} for name, value in attributes.items()}
    ring(arn.rsplit(":", 1)[-1], len(queue["messages"]))


def ring(queue, visible):
    """MiniStack's alarms do not look at the dimensions."""
    cloudwatch.record_metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", visible, "Count", {"QueueName": queue})
    cloudwatch._evaluate_all_alarms()


def invoke(target, event, rule, view=None):
    to = parse_arn(target["Arn"])
    if to.service != "events" or (to.account_id, to.region) == (get_account_id(), get_region()):
        within_one_account_and_region(target, event, rule, view)
    elif may_send(target["RoleArn"], to, rule):
        with request_scope(to.account_id, to.region):
            eventbridge._dispatch_event({**event, "EventBusName": to.resource.split("/", 1)[1]})
    else:
        set_aside(target, view or eventbridge._pattern_event_view(event), rule)


def hears(rule, event):
    """A rule that is merely enabled is given no call that only reads."""
    if rule["State"] == "ENABLED":
        return json.loads(event["Detail"]).get("readOnly") is not True
    return rule["State"] == "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"


def dispatch(event, view=None):
    view = view or eventbridge._pattern_event_view(event)
    for key, rule in list(eventbridge._rules.items()):
        pattern = rule.get("EventPattern")
        if rule["EventBusName"] == event["EventBusName"] and pattern and hears(rule, event):
            if eventbridge._matches_pattern_view(pattern, view, f"rule {key}"):
                for target in eventbridge._targets.get(key, []):
                    eventbridge._invoke_target(target, event, rule, view)


def create_policy(logical_id, props, stack_name):
    bus = props.get("EventBusName", "default")
    kept = eventbridge._event_bus_policies.setdefault(bus, {"Version": "2012-10-17", "Statement": []})
    kept["Statement"].append({**props["Statement"], "Sid": props["StatementId"]})
    return f"{bus}|{props['StatementId']}", {}


def delete_policy(physical_id, props):
    eventbridge._remove_permission({"EventBusName": props.get("EventBusName", "default"),
                                    "StatementId": props["StatementId"]})


def open_between_buses():
    # Private names, so that another version may lack them: then this fails here, not by an event that never comes.
    assert callable(eventbridge._invoke_target) and callable(eventbridge._dispatch_event)
    eventbridge._invoke_target = invoke
    eventbridge._dispatch_event = dispatch
    provisioners._RESOURCE_HANDLERS["AWS::Events::EventBusPolicy"] = {
        "create": create_policy, "delete": delete_policy}
