package io.boundary.sandbox.soak;

import io.boundary.sandbox.e2e.Control;
import java.util.List;
import java.util.Locale;

/** A service that can be dead, as the functions see it; whoever looks on still sees it. */
enum Plug {
  DYNAMODB("dynamodb"),
  IDENTITY_CENTER("sso", "identitystore"),
  ORGANIZATIONS("organizations"),
  SLACK("slack"),
  SQS("sqs"),
  ALL("dynamodb", "sso", "identitystore", "organizations", "slack", "sqs", "ssm");

  private static final List<String> FUNCTIONS = List.of("webhook", "workflow", "janitor", "queue");

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> services;

  Plug(String... services) {
    this.services = List.of(services);
  }

  /** Pulls it: every call fails, until all faults are cleared. */
  void pull(Control control) {
    for (String service : services) {
      String kind = this == DYNAMODB || this == SLACK ? "fail_before" : "reset";
      if (service.equals("slack")) {
        control.fault(Control.faultOf(service, "*", kind));
      } else {
        FUNCTIONS.forEach(
            function ->
                control.fault(Control.faultOf(service, "*", kind).put("function", function)));
      }
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
