package io.boundary.auditapi;

import io.boundary.reading.caller.Caller;
import io.boundary.reading.http.HttpResponse;
import io.boundary.reading.listing.Filters;
import io.boundary.reading.listing.Parameters;
import java.util.List;
import java.util.Optional;

/** Refusals that more than one route knows. */
final class Refusals {

  private Refusals() {}

  /** What is wrong with a query, all at once. */
  static HttpResponse of(List<String> problems) {
    return HttpResponse.error(400, String.join("; ", problems));
  }

  /** Why these filters cannot be answered for that caller; empty where they can. */
  static Optional<HttpResponse> of(Caller caller, Filters filters, Parameters parameters) {
    List<String> problems = parameters.problems();
    if (problems.isEmpty() && filters.primary().isEmpty()) {
      problems =
          List.of(
              "one of `status`, `account_id`, `permission_set_name`, `requester_slack_user_id` is"
                  + " needed");
    }
    if (!problems.isEmpty()) {
      return Optional.of(of(problems));
    }
    List<String> outside = filters.outside(caller.scope());
    return outside.isEmpty()
        ? Optional.empty()
        : Optional.of(
            HttpResponse.error(403, "outside your scope: `" + String.join("`, `", outside) + "`"));
  }
}
