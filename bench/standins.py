"""What a function talks to besides DynamoDB Local, on loopback: Lambda's Runtime API, SNS, SQS, IAM, credentials."""
import datetime
import hashlib
import http.client
import http.server
import json
import queue
import threading
import time
import urllib.parse

PATIENCE = 180
ROOT = "/2018-06-01/runtime/"
IN_AN_HOUR = datetime.timedelta(hours=1)


class Loopback:
    """An HTTP server on 127.0.0.1 and a free port, with a thread for each connection."""

    def __init__(self):
        outer = self

        class Door(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True
            wbufsize = -1

            def handle_one_request(self):
                try:
                    super().handle_one_request()
                except (ConnectionError, queue.Empty):
                    self.close_connection = True

            def do_any(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                status, headers, answer = outer.answer(self, body)
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(answer))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer)

            do_GET = do_POST = do_any

            def log_message(self, *unused):
                """Nobody reads it."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Door)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        self.authority = f"127.0.0.1:{self.server.server_address[1]}"
        self.uri = f"http://{self.authority}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class RuntimeApi(Loopback):
    """Hands events to one function, and reads its CPU time the moment that it asks and answers."""

    def __init__(self):
        super().__init__()
        self.process = None
        self.waiting, self.idle, self.outcomes = queue.Queue(), queue.Queue(), queue.Queue()
        self.initialized, self.restored = queue.Queue(), threading.Event()
        self.given = 0

    def cpu(self):
        """Nanoseconds of the whole process, ended threads included: Linux's clock of another process."""
        return time.clock_gettime_ns((~self.process.pid << 3) | 2)

    def invoke(self, event):
        """CPU nanoseconds as the function asked for the event, and as it has answered."""
        before = self.idle.get(timeout=PATIENCE)
        self.waiting.put(event)
        kind, body, after = self.outcomes.get(timeout=PATIENCE)
        if kind != "response":
            raise RuntimeError(f"the function failed: {body.decode(errors='replace')}")
        return before, after

    def answer(self, door, body):
        place = door.path.removeprefix(ROOT)
        if place == "invocation/next":
            self.idle.put(self.cpu())
            event = self.waiting.get()
            self.given += 1
            deadline = str(int((time.time() + 20) * 1000))
            # Without a type the runtime client's native part dereferences NULL and takes the JVM down.
            return 200, {"Content-Type": "application/json", "Lambda-Runtime-Aws-Request-Id": f"request-{self.given}",
                         "Lambda-Runtime-Deadline-Ms": deadline,
                         "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:us-east-1:111122223333:function:bench"}, event
        if place == "restore/next":
            self.initialized.put(self.cpu())
            self.restored.wait()
            return 200, {}, b""
        # An answer, or an error of an event, of the initialization, of the restoration.
        self.outcomes.put((place.split("/")[-1], body, self.cpu()))
        return 202, {}, b""


class Services(Loopback):
    """SNS, SQS and IAM as far as a function asks them, and credentials as SnapStart has them; counts what is asked."""

    def __init__(self):
        super().__init__()
        self.calls = []

    def answer(self, door, body):
        if door.command == "GET":
            until = (datetime.datetime.now(datetime.timezone.utc) + IN_AN_HOUR).strftime("%Y-%m-%dT%H:%M:%SZ")
            keys = {"AccessKeyId": "test", "SecretAccessKey": "test", "Token": "test", "Expiration": until}
            return 200, {"Content-Type": "application/json"}, json.dumps(keys).encode()
        begin = time.monotonic()
        target = door.headers.get("X-Amz-Target")
        if target:
            self.calls.append((f"SQS {target.split('.')[-1]}", 0, 0, begin, time.monotonic()))
            digest = hashlib.md5(json.loads(body)["MessageBody"].encode()).hexdigest()
            answer = {"MessageId": "1", "MD5OfMessageBody": digest}
            return 200, {"Content-Type": "application/x-amz-json-1.0"}, json.dumps(answer).encode()
        form = urllib.parse.parse_qs(body.decode())
        action = form["Action"][0]
        self.calls.append((("SNS " if "TopicArn" in form else "IAM ") + action, 0, 0, begin, time.monotonic()))
        content = "<MessageId>1</MessageId>" if action == "Publish" else "<IsTruncated>false</IsTruncated>"
        if action == "GetUser":
            content = "<User><UserName>found</UserName><CreateDate>2026-01-01T00:00:00Z</CreateDate></User>"
        return 200, {"Content-Type": "text/xml"}, f"<{action}Response><{action}Result>{content}</{action}Result></{action}Response>".encode()


class CountingDynamo(Loopback):
    """Hands calls on to DynamoDB Local, asks what each consumed, and leaves all else as it is."""

    def __init__(self, port):
        super().__init__()
        self.port = port
        self.calls = []
        self.local = threading.local()

    def answer(self, door, body):
        begin = time.monotonic()
        asked = json.loads(body)
        asked["ReturnConsumedCapacity"] = "TOTAL"
        if not hasattr(self.local, "connection"):
            self.local.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        handed = {name: door.headers[name] for name in ("X-Amz-Target", "Content-Type", "Authorization", "X-Amz-Date")}
        self.local.connection.request("POST", "/", json.dumps(asked), handed)
        response = self.local.connection.getresponse()
        answer = response.read()
        operation = handed["X-Amz-Target"].split(".")[-1]
        # A write that its condition refuses consumes as one that it lets pass, of which DynamoDB Local says nothing:
        # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithItems.html
        said = json.loads(answer).get("ConsumedCapacity", {})
        # Of a batch for each table, of all else for one.
        units = sum(each["CapacityUnits"] for each in said) if isinstance(said, list) else said.get("CapacityUnits", 1.0)
        reads = operation in ("Query", "Scan", "GetItem", "BatchGetItem")
        if reads:
            # AWS bills a look at nothing as one at something; DynamoDB Local does not:
            # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
            looks = sum(len(keys["Keys"]) for keys in asked.get("RequestItems", {"one": {"Keys": [1]}}).values())
            units = max(units, looks * (1.0 if asked.get("ConsistentRead") else 0.5))
        self.calls.append((operation, 0 if reads else units, units if reads else 0, begin, time.monotonic()))
        kept = {name: value for name, value in response.getheaders() if name.lower().startswith(("x-amz", "content-type"))}
        return response.status, kept, answer


def dynamo(port, operation, **body):
    """One call of DynamoDB Local, which looks at a signature's key alone."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    signed = "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0"
    connection.request("POST", "/", json.dumps(body), {"X-Amz-Target": f"DynamoDB_20120810.{operation}",
                                                       "Content-Type": "application/x-amz-json-1.0", "Authorization": signed})
    response = connection.getresponse()
    answer = response.read()
    connection.close()
    if response.status != 200:
        raise RuntimeError(f"{operation}: {answer.decode()}")
    return json.loads(answer)
