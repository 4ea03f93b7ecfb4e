package io.boundary.sandbox.aws;

import io.boundary.sandbox.http.HttpReply;
import io.boundary.sandbox.http.Json;

/** An error answer of an AWS service, in the form of its JSON protocol. */
public final class AwsError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final int status;

  /** An error with AWS's code and HTTP status. */
  public AwsError(int status, String code, String message) {
    super(message, null, false, false);
    this.code = code;
    this.status = status;
  }

  static AwsError validation(String message) {
    return new AwsError(400, "ValidationException", message);
  }

  static AwsError notFound(String message) {
    return new AwsError(400, "ResourceNotFoundException", message);
  }

  static AwsError conflict(String message) {
    return new AwsError(400, "ConflictException", message);
  }

  static AwsError unknownOperation(String operation) {
    return new AwsError(400, "UnknownOperationException", "unknown operation " + operation);
  }

  /** AWS's name of the error. */
  public String code() {
    return code;
  }

  /** The error as AWS sends it. */
  public HttpReply reply() {
    return HttpReply.text(
            status,
            "application/x-amz-json-1.1",
            Json.object().put("__type", code).put("message", getMessage()).toString())
        .withHeader("x-amzn-errortype", code);
  }
}
