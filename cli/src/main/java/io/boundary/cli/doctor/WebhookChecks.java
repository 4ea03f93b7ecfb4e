package io.boundary.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Whether Slack's way in is there, and shut to others. */
final class WebhookChecks {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int UNAUTHORIZED = 401;

  private final HttpClient http;
  private final Deployment deployment;

  WebhookChecks(HttpClient http, Deployment deployment) {
    this.http = http;
    this.deployment = deployment;
  }

  List<Check> checks() {
    return List.of(new Check("webhook", this::webhook));
  }

  private Finding webhook() {
    URI url = URI.create(deployment.required("SLACK_WEBHOOK_URL"));
    int status;
    try {
      status = unsigned(url);
    } catch (IOException e) {
      return Finding.miss(
          url + " does not answer: " + e.getClass().getSimpleName(),
          "docs/runbook.md, webhook-errors");
    }
    return status == UNAUTHORIZED
        ? Finding.fine(url + " refuses what Slack did not sign")
        : Finding.miss(
            url + " answers an unsigned request with " + status,
            "401 is right; is this the output slack_webhook_url, and the function healthy"
                + " (docs/runbook.md, webhook-errors)?");
  }

  private int unsigned(URI url) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("command=%2Fboundary&text="))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
