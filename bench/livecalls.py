"""Events as EventBridge brings them, each with ids of its own, dated now."""
import datetime
import itertools
import json
import uuid

ACCOUNT = "111122223333"
DEVELOPER, PIPELINE = "Developer", "Pipeline"
SERVICE_TRUST = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}]}
PUBLIC_TRUST = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": "*"}]}
AGENT = ("aws-cli/2.17.32 md/awscrt#0.20.11 ua/2.0 os/linux#6.8.0 md/arch#x86_64 lang/python#3.11.9 "
         "md/pyimpl#CPython cfg/retry-mode#standard md/command#iam")
ENTRY = {"pk": {"S": "pipeline"}, "principal": {"S": f"arn:aws:iam::{ACCOUNT}:role/teams/{PIPELINE}"},
         "maxPrivilege": {"S": "ADMIN"}, "stages": {"SS": ["CREATION", "GRANT", "CREDENTIAL"]},
         "owner": {"S": "platform@example.com"}, "reason": {"S": "makes users"}}


def managed(name):
    return f"arn:aws:iam::aws:policy/{name}"


def event(name, parameters, answer=None, by=DEVELOPER):
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    session = {"sessionIssuer": {"type": "Role", "principalId": f"AROA{by.upper()}EXAMPLE", "accountId": ACCOUNT,
                                 "arn": f"arn:aws:iam::{ACCOUNT}:role/teams/{by}", "userName": by},
               "attributes": {"creationDate": now, "mfaAuthenticated": "false"}}
    identity = {"type": "AssumedRole", "principalId": f"AROA{by.upper()}EXAMPLE:session", "accountId": ACCOUNT,
                "arn": f"arn:aws:sts::{ACCOUNT}:assumed-role/{by}/session", "accessKeyId": "ASIASESSIONEXAMPLE",
                "sessionContext": session}
    record = {"eventVersion": "1.11", "userIdentity": identity, "eventTime": now, "eventSource": "iam.amazonaws.com",
              "eventName": name, "awsRegion": "us-east-1", "sourceIPAddress": "198.51.100.7", "userAgent": AGENT,
              "requestParameters": parameters, "responseElements": answer, "requestID": str(uuid.uuid4()),
              "eventID": str(uuid.uuid4()), "readOnly": False, "eventType": "AwsApiCall", "managementEvent": True,
              "recipientAccountId": ACCOUNT, "eventCategory": "Management"}
    return json.dumps({"version": "0", "id": str(uuid.uuid4()), "detail-type": "AWS API Call via CloudTrail",
                       "source": "aws.iam", "account": ACCOUNT, "time": now, "region": "us-east-1", "resources": [],
                       "detail": record}).encode()


def new_user(name, by=DEVELOPER):
    arn = f"arn:aws:iam::{ACCOUNT}:user/{name}"
    return event("CreateUser", {"userName": name}, {"user": {"userName": name, "userId": f"AIDA{name.upper()[-8:]}EXAMPLE", "path": "/",
                                                             "arn": arn, "createDate": "Mar 14, 2026, 2:11:07 AM"}}, by)


def new_role(name, trust=SERVICE_TRUST):
    arn = f"arn:aws:iam::{ACCOUNT}:role/{name}"
    return event("CreateRole", {"roleName": name, "assumeRolePolicyDocument": json.dumps(trust)},
                 {"role": {"roleName": name, "roleId": f"AROA{name.upper()[-8:]}EXAMPLE", "arn": arn}})


def attached(name, policy, by=DEVELOPER):
    return event("AttachUserPolicy", {"userName": name, "policyArn": policy}, None, by)


def attached_to_role(name, policy):
    return event("AttachRolePolicy", {"roleName": name, "policyArn": policy})


def new_key(name, by=DEVELOPER):
    return event("CreateAccessKey", {"userName": name}, {"accessKey": {"userName": name, "accessKeyId": "AKIABENCHEXAMPLE",
                                                                       "status": "Active"}}, by)


def tag(name, value):
    return event("TagUser", {"userName": name, "tags": [{"key": "team", "value": value}]})


def ordinary():
    """Without end: users and roles that are made and given everyday rights, each call of another identity's chain."""
    for number in itertools.count():
        name = f"subject-{uuid.uuid4().hex[:12]}"
        yield new_user(name)
        yield attached(name, managed("ReadOnlyAccess"))
        yield tag(name, f"orders-{number}")
        yield attached_to_role(name, managed("service-role/AWSLambdaBasicExecutionRole"))


def told_at_once():
    return new_role(f"subject-{uuid.uuid4().hex[:12]}", PUBLIC_TRUST)


def counted():
    """What is counted, in this order: a name, and the event. Behind each other they make chains."""
    user, role, approved, tagged = (f"subject-{uuid.uuid4().hex[:12]}" for _ in range(4))
    last, covered = new_key(user), new_key(approved, PIPELINE)
    return [("a new user", new_user(user)),
            ("its everyday rights", attached(user, managed("ReadOnlyAccess"))),
            ("a new role of a service", new_role(role)),
            ("its everyday rights", attached_to_role(role, managed("service-role/AWSLambdaBasicExecutionRole"))),
            ("rights by a policy of one's own", attached_to_role(role, f"arn:aws:iam::{ACCOUNT}:policy/orders")),
            ("the user becomes an administrator", attached(user, managed("AdministratorAccess"))),
            ("its key: the chain is complete, and told", last),
            ("the same event again", last),
            ("an approved principal's user", new_user(approved, PIPELINE)),
            ("its rights as an administrator", attached(approved, managed("AdministratorAccess"), PIPELINE)),
            ("its key: complete, and approved", covered),
            ("one more new user", new_user(tagged)),
            ("its tag, which may be rights", tag(tagged, "orders"))]
