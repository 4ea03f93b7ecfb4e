package io.boundary.webhook;

import io.boundary.slack.inbound.Json;

/** A message for the workflow: its body, and what its attributes name. */
record QueueMessage(Json.Obj body, String requestType, String requestId, String userId) {}
