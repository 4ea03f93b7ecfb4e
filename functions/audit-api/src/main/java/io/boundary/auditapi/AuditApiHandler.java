package io.boundary.auditapi;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.boundary.reading.http.GatewayRequest;
import io.boundary.reading.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The Lambda function behind {@code /api}: an API Gateway HTTP API event (payload 2.0) comes in,
 * its response goes out.
 */
public final class AuditApiHandler implements RequestStreamHandler {

  private final AuditApi api;

  /**
   * Built by Lambda, from the process.
   *
   * @throws io.boundary.model.settings.SettingException where a setting is missing or malformed
   */
  public AuditApiHandler() {
    this(AuditApiWiring.fromProcess());
  }

  /** Built from any wiring. */
  public AuditApiHandler(AuditApiWiring wiring) {
    this.api = wiring.api();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    GatewayRequest.read(input)
        .map(api::answer)
        .orElseGet(() -> HttpResponse.error(400, "not an API Gateway event"))
        .write(output);
  }
}
