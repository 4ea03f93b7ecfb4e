package io.boundary.auditapi;

import io.boundary.model.AccessRequest;
import io.boundary.model.RequestId;
import io.boundary.reading.Faults;
import io.boundary.reading.Reading;
import io.boundary.reading.RequestFields;
import io.boundary.reading.caller.Caller;
import io.boundary.reading.http.GatewayRequest;
import io.boundary.reading.http.HttpResponse;
import io.boundary.reading.http.QueryParameters;
import io.boundary.reading.listing.Parameters;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The four routes of the contract. Who calls is looked at before what is called, so that nobody
 * unknown learns which routes there are.
 */
final class AuditApi {

  private static final Logger LOG = LoggerFactory.getLogger(AuditApi.class);
  private static final String ONE = "/api/requests/";

  private final Reading reading;
  private final ListRoute list;
  private final MetricsRoute metrics;
  private final ExportRoute export;

  AuditApi(Reading reading) {
    this.reading = reading;
    this.list = new ListRoute(reading);
    this.metrics = new MetricsRoute(reading);
    this.export = new ExportRoute(reading);
  }

  /** The answer to any request; nothing is thrown. */
  HttpResponse answer(GatewayRequest request) {
    HttpResponse response = orFault(request);
    return request.isHead() ? response.withoutBody() : response;
  }

  private HttpResponse orFault(GatewayRequest request) {
    try {
      return request.reads() ? known(request) : HttpResponse.methodNotAllowed();
    } catch (RuntimeException e) {
      LOG.error("a request cannot be answered: {}", Faults.words(e));
      return HttpResponse.error(500, "the request cannot be answered now");
    }
  }

  private HttpResponse known(GatewayRequest request) {
    Optional<Caller> caller = reading.principals().find(request.caller()).filter(Caller::mayRead);
    return caller
        .map(known -> routed(known, request))
        .orElseGet(() -> HttpResponse.error(403, "you may not use this API"));
  }

  private HttpResponse routed(Caller caller, GatewayRequest request) {
    QueryParameters query = QueryParameters.parse(request.rawQuery());
    return switch (request.path()) {
      case "/api/requests" -> list.answer(caller, query);
      case "/api/metrics" -> metrics.answer(caller, query);
      case "/api/exports.csv" -> export.answer(caller, query);
      default ->
          request.path().startsWith(ONE)
              ? one(caller, request.path().substring(ONE.length()), query)
              : HttpResponse.error(404, "there is nothing here");
    };
  }

  /** What is out of scope looks like what does not exist. */
  private HttpResponse one(Caller caller, String id, QueryParameters query) {
    Parameters parameters = new Parameters(query);
    if (!parameters.problems().isEmpty()) {
      return Refusals.of(parameters.problems());
    }
    Optional<AccessRequest> request = RequestId.parse(id).flatMap(reading.history()::find);
    return request
        .filter(caller.scope()::holds)
        .map(found -> HttpResponse.json(200, RequestFields.of(found)))
        .orElseGet(() -> HttpResponse.error(404, "there is no such request"));
  }
}
