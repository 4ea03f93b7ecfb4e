package io.boundary.auditapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.model.RequestStatus;
import io.boundary.reading.Figures.Answer;
import io.boundary.reading.Figures.Counted;
import io.boundary.reading.Figures.Gone;
import io.boundary.reading.Reading;
import io.boundary.reading.RequestFields;
import io.boundary.reading.caller.Caller;
import io.boundary.reading.http.HttpResponse;
import io.boundary.reading.http.QueryParameters;
import io.boundary.reading.listing.Filters;
import io.boundary.reading.listing.Parameters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /api/metrics}: how many requests ever made are in which state. */
final class MetricsRoute {

  private final Reading reading;

  MetricsRoute(Reading reading) {
    this.reading = reading;
  }

  HttpResponse answer(Caller caller, QueryParameters query) {
    if (!caller.mayReadFigures()) {
      return HttpResponse.error(403, "figures are for those who may see every request");
    }
    Parameters parameters = new Parameters(query);
    Filters range = parameters.range();
    if (!parameters.problems().isEmpty()) {
      return Refusals.of(parameters.problems());
    }
    Answer answer = reading.figures().between(range.createdAfter(), range.createdBefore());
    if (answer instanceof Gone gone) {
      return Refusals.of(
          List.of(
              "the range begins or ends within "
                  + gone.day()
                  + " (UTC), of which records have expired; whole days can be counted"));
    }
    return HttpResponse.json(200, body(caller, range, ((Counted) answer).byStatus()));
  }

  /** States outside the caller's scope are not told of, neither alone nor in the sum. */
  private ObjectNode body(Caller caller, Filters range, Map<RequestStatus, Long> counts) {
    ObjectNode byStatus = JsonNodeFactory.instance.objectNode();
    long total = 0;
    for (RequestStatus status : RequestStatus.values()) {
      if (caller.scope().statuses().holds(status)) {
        long count = counts.getOrDefault(status, 0L);
        byStatus.put(status.name(), count);
        total += count;
      }
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("total_requests", total);
    body.set("by_status", byStatus);
    putTime(body, "created_after", range.createdAfter());
    putTime(body, "created_before", range.createdBefore());
    return body.put("generated_at", RequestFields.seconds(reading.clock().instant()));
  }

  private static void putTime(ObjectNode body, String name, Optional<Instant> time) {
    body.put(name, time.map(RequestFields::seconds).orElse(null));
  }
}
