"""Writes a history in the layout of a trail's bucket: seeded, so the same arguments give the same bytes."""
import datetime
import gzip
import json
import random

ACCOUNTS = ["111122223333", "444455556666", "123456789012"]
REGIONS = ["us-east-1", "eu-west-1", "ap-southeast-2"]
IAM_SHARE = 0.009
START = datetime.datetime(2026, 1, 1)

# Service, call, read-only, parameters and answer; roughly what busy accounts write.
ORDINARY = [
    ("ec2", "DescribeInstances", True, {"instancesSet": {}, "filterSet": {"items": [{"name": "tag:env", "valueSet": {"items": [{"value": "prod"}]}}]}}, None),
    ("ec2", "DescribeNetworkInterfaces", True, {"networkInterfaceIdSet": {}, "filterSet": {}, "maxResults": 500}, None),
    ("s3", "GetBucketAcl", True, {"bucketName": "logs-example", "Host": "logs-example.s3.amazonaws.com", "acl": ""}, None),
    ("kms", "Decrypt", True, {"encryptionContext": {"aws:lambda:FunctionArn": "arn:aws:lambda:us-east-1:111122223333:function:orders"}, "encryptionAlgorithm": "SYMMETRIC_DEFAULT"}, None),
    ("kms", "GenerateDataKey", True, {"keyId": "alias/data", "keySpec": "AES_256"}, None),
    ("sts", "AssumeRole", True, {"roleArn": "arn:aws:iam::111122223333:role/service/orders", "roleSessionName": "orders-17", "durationSeconds": 3600},
     {"credentials": {"accessKeyId": "ASIAORDERSEXAMPLE", "expiration": "Jan 1, 2026, 1:00:00 AM"}, "assumedRoleUser": {"assumedRoleId": "AROAORDERSEXAMPLE:orders-17", "arn": "arn:aws:sts::111122223333:assumed-role/orders/orders-17"}}),
    ("logs", "CreateLogStream", False, {"logGroupName": "/aws/lambda/orders", "logStreamName": "2026/01/01/[$LATEST]0123456789abcdef"}, None),
    ("dynamodb", "DescribeTable", True, {"tableName": "orders"}, None),
    ("autoscaling", "DescribeAutoScalingGroups", True, {"maxRecords": 100, "filters": [{"name": "tag-key", "values": ["k8s.io/cluster"]}]}, None),
    ("ssm", "UpdateInstanceInformation", False, {"instanceId": "i-0123456789abcdef0", "agentVersion": "3.3.551.0", "platformType": "Linux", "platformName": "Amazon Linux", "computerName": "ip-192-0-2-17.ec2.internal"}, None),
]


def ours(random, number):
    """One identity in its steps, or calls of IAM that mean nothing to a chain."""
    name = f"svc-{number}"
    key = {"accessKey": {"accessKeyId": f"AKIA{number:09d}EXAMPLE", "status": "Active", "userName": name}}
    policy = random.choice(["ReadOnlyAccess", "AdministratorAccess", "AmazonS3ReadOnlyAccess"])
    user = [
        ("iam", "CreateUser", False, {"userName": name}, {"user": {"userName": name, "userId": f"AIDA{number:09d}EXAMPLE"}}),
        ("iam", "AttachUserPolicy", False, {"userName": name, "policyArn": f"arn:aws:iam::aws:policy/{policy}"}, None),
        ("iam", "CreateAccessKey", False, {"userName": name}, key),
    ]
    trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
    role = [("iam", "CreateRole", False, {"roleName": name, "assumeRolePolicyDocument": json.dumps(trust)}, {"role": {"roleName": name}})]
    reads = [("iam", "ListRoles", True, {"maxItems": 100}, None), ("iam", "GetRole", True, {"roleName": "orders"}, None)]
    return random.choices([user, role, reads], weights=[2, 3, 5])[0]


def record(random, call, account, region, time):
    service, name, read_only, parameters, answer = call
    person = random.randrange(40)
    return {
        "eventVersion": "1.11",
        "userIdentity": {
            "type": "AssumedRole", "principalId": f"AROAEXAMPLEROLE{person:03d}:session-{person}",
            "arn": f"arn:aws:sts::{account}:assumed-role/team-{person}/session-{person}", "accountId": account,
            "accessKeyId": f"ASIA{person:09d}EXAMPLE",
            "sessionContext": {
                "sessionIssuer": {"type": "Role", "principalId": f"AROAEXAMPLEROLE{person:03d}", "arn": f"arn:aws:iam::{account}:role/team-{person}",
                                  "accountId": account, "userName": f"team-{person}"},
                "attributes": {"creationDate": time, "mfaAuthenticated": "false"}},
        },
        "eventTime": time, "eventSource": f"{service}.amazonaws.com", "eventName": name, "awsRegion": region,
        "sourceIPAddress": f"198.51.100.{random.randrange(256)}",
        "userAgent": random.choice(["aws-sdk-go-v2/1.32.7 os/linux lang/go#1.23.4 md/GOOS#linux md/GOARCH#amd64 api/ec2#1.198.1",
                                    "Boto3/1.35.93 md/Botocore#1.35.93 ua/2.0 os/linux#6.8.0 md/arch#x86_64 lang/python#3.11.9",
                                    "aws-cli/2.17.32 md/awscrt#0.20.11 ua/2.0 os/linux#6.8.0 md/arch#x86_64 lang/python#3.11.9"]),
        "requestParameters": parameters, "responseElements": answer,
        "requestID": f"{random.getrandbits(32):08x}-0000-4000-8000-{random.getrandbits(48):012x}",
        "eventID": f"{random.getrandbits(32):08x}-0000-4000-8000-{random.getrandbits(48):012x}",
        "readOnly": read_only, "eventType": "AwsApiCall", "managementEvent": True, "recipientAccountId": account,
        "eventCategory": "Management",
        "tlsDetails": {"tlsVersion": "TLSv1.3", "cipherSuite": "TLS_AES_128_GCM_SHA256", "clientProvidedHostHeader": f"{service}.{region}.amazonaws.com"},
    }


def write(folder, megabytes, records_per_file, seed):
    """Returns the files, the records and the bytes of JSON written."""
    generator = random.Random(seed)
    files, records, size, waiting, steps = [], 0, 0, [], 0
    while size < megabytes * 1_000_000:
        account, region = generator.choice(ACCOUNTS), generator.choice(REGIONS)
        start = START + datetime.timedelta(minutes=5 * len(files))
        lines = []
        for _ in range(max(1, int(generator.expovariate(1 / records_per_file)))):
            time = (start + datetime.timedelta(seconds=generator.randrange(300))).strftime("%Y-%m-%dT%H:%M:%SZ")
            if generator.random() < IAM_SHARE:
                if not waiting:
                    waiting = list(ours(generator, steps))
                    steps += 1
                call, where = waiting.pop(), ("111122223333", "us-east-1")
            else:
                call, where = generator.choice(ORDINARY), (account, region)
            lines.append(json.dumps(record(generator, call, *where, time), separators=(",", ":")))
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
