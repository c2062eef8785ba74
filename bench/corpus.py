"""Writes a history in the layout of a trail's bucket: seeded, so the same arguments give the same bytes."""
import datetime
import gzip
import json
import random
import uuid

ACCOUNTS = ["111122223333", "444455556666", "123456789012"]
# AWS records calls of IAM in us-east-1 alone, whoever makes them where; those of STS where they are made.
REGIONS = {"us-east-1": 4, "eu-west-1": 3, "us-west-2": 2, "ap-southeast-2": 1}
IAM_REGION = "us-east-1"
IAM_SHARE = 0.0087
START = datetime.datetime(2026, 1, 1)
TEAMS = ["orders", "billing", "search", "platform", "data", "web", "mobile", "risk", "ledger", "edge", "ml", "ops"]
AGENTS = [
    "aws-sdk-go-v2/1.{0}.{1} os/linux lang/go#1.23.{2} md/GOOS#linux md/GOARCH#amd64 api/{3}#1.{0}.{2}",
    "Boto3/1.35.{0} md/Botocore#1.35.{1} ua/2.0 os/linux#6.{2}.0 md/arch#x86_64 lang/python#3.11.{2} md/pyimpl#CPython",
    "aws-cli/2.{0}.{1} md/awscrt#0.20.{2} ua/2.0 os/linux#6.8.0 md/arch#x86_64 lang/python#3.11.9 cfg/retry-mode#standard",
    "APN/1.0 HashiCorp/1.0 Terraform/1.{2}.{1} (+https://www.terraform.io) terraform-provider-aws/5.{0}.{2}",
    "aws-sdk-java/2.{0}.{1} md/io#sync md/http#Apache ua/2.1 os/Linux#6.8.0 lang/java#17.0.{2} md/vendor#Eclipse_Adoptium",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1{0}.0.0.0 Safari/537.36",
    "AWS Internal", "autoscaling.amazonaws.com", "ecs-tasks.amazonaws.com",
]
DENIED = "User: {0} is not authorized to perform: {1}:{2} because no identity-based policy allows the {1}:{2} action"


def hexadecimal(random, digits):
    return f"{random.getrandbits(4 * digits):0{digits}x}"


def key(random, prefix):
    return prefix + "".join(random.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", k=9)) + "EXAMPLE"


def identifier(random):
    return str(uuid.UUID(int=random.getrandbits(128), version=4))


def instances(random, team):
    found = [{"instanceId": "i-" + hexadecimal(random, 17)} for _ in range(random.randrange(1, 6))]
    return {"instancesSet": {"items": found}, "filterSet": {"items": [{"name": "tag:team", "valueSet": {"items": [{"value": team}]}}]}}, None


def assumed(random, team):
    session = f"{team}-{random.randrange(100_000)}"
    role, until = f"{team}-{random.randrange(30)}", f"Jan {random.randrange(1, 29)}, 2026, {random.randrange(1, 12)}:00:00 AM"
    parameters = {"roleArn": f"arn:aws:iam::111122223333:role/service/{role}", "roleSessionName": session, "durationSeconds": 3600}
    return parameters, {"credentials": {"accessKeyId": key(random, "ASIA"), "sessionToken": hexadecimal(random, 64), "expiration": until},
                        "assumedRoleUser": {"assumedRoleId": f"{key(random, 'AROA')}:{session}",
                                            "arn": f"arn:aws:sts::111122223333:assumed-role/{role}/{session}"}}


def decrypted(random, team):
    arn = f"arn:aws:lambda:us-east-1:111122223333:function:{team}-{random.randrange(400)}"
    return {"encryptionContext": {"aws:lambda:FunctionArn": arn}, "encryptionAlgorithm": "SYMMETRIC_DEFAULT"}, None


def launched(random, team):
    found = {"instanceId": "i-" + hexadecimal(random, 17), "imageId": "ami-" + hexadecimal(random, 17), "instanceState": {"code": 0, "name": "pending"},
             "privateDnsName": f"ip-192-0-2-{random.randrange(256)}.ec2.internal", "amiLaunchIndex": 0, "monitoring": {"state": "disabled"},
             "subnetId": "subnet-" + hexadecimal(random, 17), "vpcId": "vpc-" + hexadecimal(random, 17), "architecture": "x86_64"}
    tags = {"items": [{"resourceType": "instance", "tags": [{"key": "team", "value": team}, {"key": "Name", "value": f"{team}-{random.randrange(999)}"}]}]}
    return ({"instancesSet": {"items": [{"imageId": found["imageId"], "minCount": 1, "maxCount": 1}]}, "instanceType": "m6i.large",
             "clientToken": identifier(random), "tagSpecificationSet": tags},
            {"requestId": identifier(random), "reservationId": "r-" + hexadecimal(random, 17), "ownerId": "111122223333", "instancesSet": {"items": [found]}})


def policy(random, team):
    statement = {"Sid": hexadecimal(random, 8), "Effect": "Allow", "Principal": {"AWS": "*"}, "Action": ["s3:GetObject", "s3:ListBucket"],
                 "Resource": f"arn:aws:s3:::{team}-{random.randrange(999)}/*"}
    return {"bucketName": f"{team}-logs-{random.randrange(999)}", "policy": json.dumps({"Version": "2012-10-17", "Statement": [statement]}, indent=1)}, None


# Weight, service, call, read-only, parameters and answer; roughly what busy accounts write.
ORDINARY = [
    (14, "ec2", "DescribeInstances", True, instances),
    (8, "ec2", "DescribeNetworkInterfaces", True, lambda random, team: ({"networkInterfaceIdSet": {"items": [{"networkInterfaceId": "eni-" + hexadecimal(random, 17)}]}, "filterSet": {}, "maxResults": random.randrange(1, 50) * 20}, None)),
    (3, "ec2", "RunInstances", False, launched),
    (6, "s3", "GetBucketAcl", True, lambda random, team: ({"bucketName": f"{team}-{random.randrange(999)}", "Host": f"{team}.s3.amazonaws.com", "acl": ""}, None)),
    (1, "s3", "PutBucketPolicy", False, policy),
    (16, "kms", "Decrypt", True, decrypted),
    (8, "kms", "GenerateDataKey", True, lambda random, team: ({"keyId": f"arn:aws:kms:us-east-1:111122223333:key/{identifier(random)}", "keySpec": "AES_256"}, None)),
    (5, "sts", "AssumeRole", True, assumed),
    (3, "sts", "GetCallerIdentity", True, lambda random, team: (None, None)),
    (10, "logs", "CreateLogStream", False, lambda random, team: ({"logGroupName": f"/aws/lambda/{team}-{random.randrange(400)}", "logStreamName": f"2026/01/01/[$LATEST]{hexadecimal(random, 32)}"}, None)),
    (7, "dynamodb", "DescribeTable", True, lambda random, team: ({"tableName": f"{team}-{random.randrange(99)}"}, None)),
    (5, "autoscaling", "DescribeAutoScalingGroups", True, lambda random, team: ({"maxRecords": 100, "filters": [{"name": "tag-key", "values": [f"k8s.io/cluster/{team}"]}]}, None)),
    (8, "ssm", "UpdateInstanceInformation", False, lambda random, team: ({"instanceId": "i-" + hexadecimal(random, 17), "agentVersion": "3.3.551.0", "platformType": "Linux", "platformName": "Amazon Linux", "computerName": f"ip-192-0-2-{random.randrange(256)}.ec2.internal"}, None)),
    (6, "ecr", "BatchGetImage", True, lambda random, team: ({"registryId": "111122223333", "repositoryName": f"{team}/app", "imageIds": [{"imageDigest": "sha256:" + hexadecimal(random, 64)}]}, None)),
]
WEIGHTS = [call[0] for call in ORDINARY]


def ours(random, number):
    """One identity in its steps, or calls of IAM that mean nothing to a chain."""
    name = f"svc-{number}"
    made = {"accessKey": {"accessKeyId": key(random, "AKIA"), "status": "Active", "userName": name}}
    rights = random.choice(["ReadOnlyAccess", "AdministratorAccess", "AmazonS3ReadOnlyAccess"])
    user = [
        ("iam", "CreateUser", False, {"userName": name}, {"user": {"userName": name, "userId": f"AIDA{number:09d}EXAMPLE"}}),
        ("iam", "AttachUserPolicy", False, {"userName": name, "policyArn": f"arn:aws:iam::aws:policy/{rights}"}, None),
        ("iam", "CreateAccessKey", False, {"userName": name}, made),
    ]
    trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
    role = [("iam", "CreateRole", False, {"roleName": name, "assumeRolePolicyDocument": json.dumps(trust)}, {"role": {"roleName": name}})]
    reads = [("iam", "ListRoles", True, {"maxItems": 100}, None), ("iam", "GetRole", True, {"roleName": "orders"}, None)]
    return random.choices([user, role, reads], weights=[2, 3, 5])[0]


def ordinary(random):
    _, service, name, read_only, make = random.choices(ORDINARY, weights=WEIGHTS)[0]
    return service, name, read_only, *make(random, random.choice(TEAMS))


def caller(random, account, time):
    person, team = random.randrange(400), random.choice(TEAMS)
    if person < 40:
        return {"type": "AWSService", "invokedBy": random.choice(["ec2", "lambda", "ecs-tasks", "config"]) + ".amazonaws.com"}
    if person < 60:
        return {"type": "IAMUser", "principalId": f"AIDA{person:09d}EXAMPLE", "arn": f"arn:aws:iam::{account}:user/{team}-{person}",
                "accountId": account, "accessKeyId": f"AKIA{person:09d}EXAMPLE", "userName": f"{team}-{person}"}
    session = random.choice([f"i-{hexadecimal(random, 17)}", f"{team}-{random.randrange(10_000)}", f"session-{person}"])
    issuer = f"AROA{person:09d}EXAMPLE"
    since = f"{time[:11]}{random.randrange(24):02d}:{random.randrange(60):02d}:{random.randrange(60):02d}Z"
    return {
        "type": "AssumedRole", "principalId": f"{issuer}:{session}", "arn": f"arn:aws:sts::{account}:assumed-role/{team}-{person}/{session}",
        "accountId": account, "accessKeyId": key(random, "ASIA"),
        "sessionContext": {
            "sessionIssuer": {"type": "Role", "principalId": issuer, "arn": f"arn:aws:iam::{account}:role/{team}-{person}",
                              "accountId": account, "userName": f"{team}-{person}"},
            "attributes": {"creationDate": since, "mfaAuthenticated": "false"}},
    }


def record(random, call, who, account, region, time):
    service, name, read_only, parameters, answer = call
    agent = random.choice(AGENTS).format(random.randrange(90), random.randrange(40), random.randrange(12), service)
    made = {
        "eventVersion": random.choice(["1.08", "1.10", "1.11"]), "userIdentity": who,
        "eventTime": time, "eventSource": f"{service}.amazonaws.com", "eventName": name, "awsRegion": region,
        "sourceIPAddress": who.get("invokedBy", f"{random.choice(['192.0.2', '198.51.100', '203.0.113'])}.{random.randrange(256)}"),
        "userAgent": who.get("invokedBy", agent),
    }
    if service != "iam" and random.random() < 0.04:
        made["errorCode"] = "AccessDenied"
        made["errorMessage"] = DENIED.format(who.get("arn", who["type"]), service, name)
        parameters, answer = None, None
    made |= {
        "requestParameters": parameters, "responseElements": answer,
        "requestID": identifier(random), "eventID": identifier(random),
        "readOnly": read_only, "eventType": "AwsApiCall", "managementEvent": True, "recipientAccountId": account,
        "eventCategory": "Management",
    }
    if service in ("kms", "s3", "dynamodb"):
        made["resources"] = [{"accountId": account, "type": f"AWS::{service.upper()}::Resource", "ARN": f"arn:aws:{service}:{region}:{account}:{identifier(random)}"}]
    if "invokedBy" not in who:
        made["tlsDetails"] = {"tlsVersion": "TLSv1.3", "cipherSuite": "TLS_AES_128_GCM_SHA256", "clientProvidedHostHeader": f"{service}.{region}.amazonaws.com"}
    return made


def share_of_iam(region):
    """Of a region's records, so that it is the share above of all."""
    return IAM_SHARE * sum(REGIONS.values()) / REGIONS[region] if region == IAM_REGION else 0


def write(folder, megabytes, records_per_file, seed):
    """Returns the files, the records and the bytes of JSON written."""
    generator = random.Random(seed)
    files, records, size, steps = [], 0, 0, 0
    waiting = {account: [] for account in ACCOUNTS}
    while size < megabytes * 1_000_000:
        account = generator.choice(ACCOUNTS)
        region = generator.choices(list(REGIONS), weights=list(REGIONS.values()))[0]
        start = START + datetime.timedelta(minutes=5 * len(files))
        # A handful of sessions make most calls of five minutes.
        callers = [caller(generator, account, start.isoformat()) for _ in range(24)]
        lines = []
        for _ in range(max(1, int(generator.expovariate(1 / records_per_file)))):
            time = (start + datetime.timedelta(seconds=generator.randrange(300))).strftime("%Y-%m-%dT%H:%M:%SZ")
            if generator.random() < share_of_iam(region):
                own = waiting[account]
                if not own:
                    own.extend(ours(generator, steps))
                    steps += 1
                call = own.pop()
            else:
                call = ordinary(generator)
            lines.append(json.dumps(record(generator, call, generator.choice(callers), account, region, time), separators=(",", ":")))
        below = folder / "AWSLogs" / account / "CloudTrail" / region / start.strftime("%Y/%m/%d")
        below.mkdir(parents=True, exist_ok=True)
        stamp = start.strftime("%Y%m%dT%H%MZ")
        file = below / f"{account}_CloudTrail_{region}_{stamp}_{generator.getrandbits(64):016x}.json.gz"
        text = ('{"Records":[' + ",".join(lines) + "]}").encode()
        file.write_bytes(gzip.compress(text, 6, mtime=0))
        files.append(file)
        records += len(lines)
        size += len(text)
    return files, records, size
