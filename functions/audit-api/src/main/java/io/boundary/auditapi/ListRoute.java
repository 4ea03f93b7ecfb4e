package io.boundary.auditapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.reading.Reading;
import io.boundary.reading.RequestFields;
import io.boundary.reading.caller.Caller;
import io.boundary.reading.http.HttpResponse;
import io.boundary.reading.http.QueryParameters;
import io.boundary.reading.listing.Filters;
import io.boundary.reading.listing.Listing.Filled;
import io.boundary.reading.listing.Parameters;
import java.util.List;
import java.util.Optional;

/** {@code GET /api/requests}: a page of the requests in scope, newest first. */
final class ListRoute {

  private static final int PAGE_SIZE = 50;

  /** Rows that one page may cost: a few seconds of reading, far from the gateway's 30. */
  private static final int BUDGET = 5_000;

  private final Reading reading;

  ListRoute(Reading reading) {
    this.reading = reading;
  }

  HttpResponse answer(Caller caller, QueryParameters query) {
    Parameters parameters = new Parameters(query);
    Filters filters = parameters.filters();
    int most = reading.maxPageSize();
    int size = parameters.number("page_size", Math.min(PAGE_SIZE, most), most);
    Optional<String> token = parameters.text("next_token");
    Optional<HttpResponse> refusal = Refusals.of(caller, filters, parameters);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Optional<String> position =
        token.flatMap(text -> reading.tokens().open(text, caller.arn(), filters));
    if (token.isPresent() && position.isEmpty()) {
      return Refusals.of(List.of("`next_token` is not one that you were given for these filters"));
    }
    Filled page = reading.listing().fill(filters, caller.scope(), size, position, BUDGET);
    return HttpResponse.json(200, body(caller, filters, page));
  }

  private ObjectNode body(Caller caller, Filters filters, Filled page) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode items = body.putArray("items");
    page.items().forEach(request -> items.add(RequestFields.of(request)));
    body.put(
        "next_token",
        page.next().map(next -> reading.tokens().seal(next, caller.arn(), filters)).orElse(null));
    body.put("count", page.items().size());
    return body.put("generated_at", RequestFields.seconds(reading.clock().instant()));
  }
}
