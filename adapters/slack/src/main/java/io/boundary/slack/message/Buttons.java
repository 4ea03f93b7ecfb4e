package io.boundary.slack.message;

import com.slack.api.model.block.element.ButtonElement;
import io.boundary.model.Contract;
import io.boundary.model.RequestId;

/** The buttons of Boundary's messages. */
final class Buttons {

  /** Slack reports clicks on links too; this id tells them apart from decisions. */
  static final String ACTION_LOGIN = "boundary_login";

  private static final int LONGEST_LABEL = 75;

  private Buttons() {}

  static ButtonElement approve(RequestId request) {
    return decision("Approve", Contract.ACTION_APPROVE, "primary", request);
  }

  static ButtonElement deny(RequestId request) {
    return decision("Deny", Contract.ACTION_DENY, "danger", request);
  }

  static ButtonElement login(String startUrl) {
    return ButtonElement.builder()
        .text(Plain.object("Sign in to AWS", LONGEST_LABEL))
        .actionId(ACTION_LOGIN)
        .url(startUrl)
        .style("primary")
        .build();
  }

  private static ButtonElement decision(
      String label, String action, String style, RequestId request) {
    return ButtonElement.builder()
        .text(Plain.object(label, LONGEST_LABEL))
        .actionId(action)
        .value(request.value())
        .style(style)
        .accessibilityLabel(label + " " + request.value())
        .build();
  }
}
