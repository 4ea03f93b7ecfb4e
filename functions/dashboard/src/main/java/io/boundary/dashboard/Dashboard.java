package io.boundary.dashboard;

import io.boundary.broker.lifecycle.Forks;
import io.boundary.dashboard.asset.Assets;
import io.boundary.dashboard.detail.Details;
import io.boundary.dashboard.home.Home;
import io.boundary.dashboard.list.ListPage;
import io.boundary.dashboard.list.Requests;
import io.boundary.dashboard.view.Frame;
import io.boundary.dashboard.view.MessagePage;
import io.boundary.dashboard.view.Reader;
import io.boundary.dashboard.view.Theme;
import io.boundary.reading.Faults;
import io.boundary.reading.Reading;
import io.boundary.reading.caller.Caller;
import io.boundary.reading.http.GatewayRequest;
import io.boundary.reading.http.HttpResponse;
import io.boundary.reading.http.QueryParameters;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages. Who calls is looked at before what is called; style and script alone are for everybody
 * whom the gateway lets through, since the page that refuses somebody needs them too.
 */
final class Dashboard {

  private static final Logger LOG = LoggerFactory.getLogger(Dashboard.class);
  private static final String ONE = "/dashboard/requests/";

  private final Reading reading;
  private final Assets assets;
  private final Pages pages = new Pages();
  private final Home home;
  private final Requests requests;
  private final Details details;

  Dashboard(Reading reading, Forks forks, int sectionLimit, Assets assets) {
    this.reading = reading;
    this.assets = assets;
    this.home = new Home(reading, forks, sectionLimit);
    this.requests = new Requests(reading, forks);
    this.details = new Details(reading, forks);
  }

  /** The answer to bytes that are no event. */
  static HttpResponse notAnEvent() {
    return HttpResponse.error(400, "not an API Gateway event");
  }

  /** The answer to any request; nothing is thrown. */
  HttpResponse answer(GatewayRequest request) {
    HttpResponse response = orFault(request);
    return request.isHead() ? response.withoutBody() : response;
  }

  private HttpResponse orFault(GatewayRequest request) {
    try {
      return request.reads()
          ? assets.find(request.path()).map(Pages::asset).orElseGet(() -> known(request))
          : stranger(request, MessagePage.onlyReading()).with("Allow", "GET, HEAD");
    } catch (RuntimeException e) {
      LOG.error("a page cannot be made: {}", Faults.words(e));
      return stranger(request, MessagePage.fault());
    }
  }

  private HttpResponse known(GatewayRequest request) {
    Optional<Caller> caller = reading.principals().find(request.caller()).filter(Caller::mayRead);
    return caller
        .map(known -> routed(known, request))
        .orElseGet(() -> stranger(request, MessagePage.noPermission()));
  }

  private HttpResponse routed(Caller caller, GatewayRequest request) {
    Frame frame = frame(request, Reader.of(caller));
    String path = request.path();
    return switch (path) {
      case "/dashboard", "/dashboard/" ->
          pages.page(200, "home.jte", frame, home.page(caller, request.rawQuery(), frame.at()));
      case "/dashboard/requests", ONE -> list(caller, request, frame);
      default ->
          path.startsWith(ONE)
              ? one(caller, path.substring(ONE.length()), frame)
              : pages.message(frame, MessagePage.nothingHere());
    };
  }

  private HttpResponse list(Caller caller, GatewayRequest request, Frame frame) {
    QueryParameters query = QueryParameters.parse(request.rawQuery());
    ListPage page = requests.page(caller, query, frame.at());
    return pages.page(page.status(), "list.jte", frame, page);
  }

  private HttpResponse one(Caller caller, String id, Frame frame) {
    return details
        .page(caller, id, frame.at())
        .map(page -> pages.page(200, "detail.jte", frame, page))
        .orElseGet(() -> pages.message(frame, MessagePage.noSuchRequest()));
  }

  /** For a reader of whom nothing is known but the ARN. */
  private HttpResponse stranger(GatewayRequest request, MessagePage page) {
    return pages.message(frame(request, Reader.unknown(request.caller().orElse(""))), page);
  }

  private Frame frame(GatewayRequest request, Reader reader) {
    Instant now = reading.clock().instant();
    return new Frame(assets, Theme.of(request), reader, now);
  }
}
