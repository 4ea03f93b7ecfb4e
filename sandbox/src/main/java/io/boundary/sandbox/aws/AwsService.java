package io.boundary.sandbox.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One simulated AWS service. */
interface AwsService {

  /** The name in a credential scope and in the call log: {@code sso}, {@code ssm}, … */
  String name();

  /** How the service words a complaint about a wrong input. */
  default AwsError complaint(String message) {
    return AwsError.validation(message);
  }

  /** What the service says where there are too many calls. */
  default AwsError throttled() {
    return new AwsError(400, "ThrottlingException", "Rate exceeded");
  }

  /**
   * Does what is asked.
   *
   * @throws AwsError which the caller sends
   */
  ObjectNode handle(String operation, Input input);
}
