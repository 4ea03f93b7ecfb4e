"""Lambda's runtime loop and nothing else: takes an event, calls the function, hands back its answer."""
import http.client
import json
import os

import function

connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
while True:
    connection.request("GET", "/2018-06-01/runtime/invocation/next")
    answer = connection.getresponse()
    event = json.loads(answer.read())
    invocation = answer.headers["Lambda-Runtime-Aws-Request-Id"]
    result = json.dumps(function.handler(event, None)).encode()
    connection.request("POST", f"/2018-06-01/runtime/invocation/{invocation}/response", result)
    connection.getresponse().read()
