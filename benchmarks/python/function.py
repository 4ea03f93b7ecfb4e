"""The yardstick: what the webhook does at the least, as it is usually written in Python."""
import hashlib
import hmac
import json
import os
import time
import urllib.parse

import boto3

ssm = boto3.client("ssm")
sqs = boto3.client("sqs")
secret = None


def handler(event, context):
    global secret
    if secret is None:
        found = ssm.get_parameter(Name="/boundary/slack/signing_secret", WithDecryption=True)
        secret = found["Parameter"]["Value"].encode()
    headers = event["headers"]
    timestamp = headers["x-slack-request-timestamp"]
    expected = "v0=" + hmac.new(
        secret, f"v0:{timestamp}:{event['body']}".encode(), hashlib.sha256).hexdigest()
    fresh = abs(time.time() - int(timestamp)) <= 300
    if not fresh or not hmac.compare_digest(expected, headers["x-slack-signature"]):
        return {"statusCode": 401}
    form = urllib.parse.parse_qs(event["body"])
    sqs.send_message(
        QueueUrl=os.environ["WORKFLOW_QUEUE_URL"],
        MessageBody=json.dumps({"user_id": form["user_id"][0], "command_text": form["text"][0]}))
    return {"statusCode": 200, "body": "Received"}
