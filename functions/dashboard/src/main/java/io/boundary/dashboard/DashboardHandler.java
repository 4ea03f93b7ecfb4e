package io.boundary.dashboard;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.boundary.reading.http.GatewayRequest;
import io.boundary.reading.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The Lambda function behind {@code /dashboard}: an API Gateway HTTP API event (payload 2.0) comes
 * in, a page goes out.
 */
public final class DashboardHandler implements RequestStreamHandler {

  private final Dashboard dashboard;

  /**
   * Built by Lambda, from the process.
   *
   * @throws io.boundary.model.settings.SettingException where a setting is missing or malformed
   */
  public DashboardHandler() {
    this(DashboardWiring.fromProcess());
  }

  /** Built from any wiring. */
  public DashboardHandler(DashboardWiring wiring) {
    this.dashboard = wiring.dashboard();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Optional<GatewayRequest> request = GatewayRequest.read(input);
    HttpResponse response = request.map(dashboard::answer).orElseGet(Dashboard::notAnEvent);
    if (request.filter(GatewayRequest::acceptsGzip).isPresent()) {
      response.writeGzipped(output);
    } else {
      response.write(output);
    }
  }
}
