package io.boundary.webhook;

import io.boundary.model.settings.Settings;
import io.boundary.slack.inbound.Json;
import io.boundary.slack.inbound.JsonWriter;
import io.boundary.slack.inbound.SlackSignature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import javax.net.ssl.TrustManagerFactory;
import org.crac.Context;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Loads, before Lambda takes its snapshot, the classes that a first delivery needs: a made-up
 * delivery goes through a made-up wiring, and a made-up call is signed. Nothing leaves the process,
 * and nothing secret or unique is in the snapshot for it. (The trust store's certificates are
 * public.)
 */
final class Priming implements Resource {

  private static final Clock THEN = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final String NOT_A_SECRET = "priming";

  private @Nullable TrustManagerFactory trusted;

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context)
      throws IOException, GeneralSecurityException {
    StaticCredentialsProvider nobody =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("priming", NOT_A_SECRET));
    WebhookWiring wiring =
        WebhookWiring.of(
            settings(),
            nobody,
            THEN,
            THEN,
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    int status =
        GatewayEvent.read(new ByteArrayInputStream(event()))
            .map(wiring.webhook()::answer)
            .map(HttpAnswer::status)
            .orElse(0);
    if (status != 200) {
      throw new IllegalStateException("the made-up delivery was answered with " + status);
    }
    signMadeUpCall(nobody);
    trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init((KeyStore) null);
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Credentials, parameters and connections are made when first needed, so none is outdated.
  }

  private static void signMadeUpCall(StaticCredentialsProvider nobody) {
    Settings settings = new Settings(settings(), name -> name, THEN);
    new AwsJsonClient(AwsService.sqs(settings), nobody, THEN).signed("SendMessage", new byte[0]);
  }

  private static Map<String, String> settings() {
    return Map.of(
        "AWS_REGION", "us-east-1",
        "SLACK_SIGNING_SECRET", NOT_A_SECRET,
        "PERMISSION_SET_ARNS", "{\"Priming\":\"arn:aws:sso:::permissionSet/priming\"}",
        "WORKFLOW_QUEUE_URL", "https://queue.invalid/priming");
  }

  private static byte[] event() {
    String body = "command=%2Fboundary&user_id=U0PRIMING&text=1+2+3";
    String signature = SlackSignature.of(NOT_A_SECRET, "0", body.getBytes(StandardCharsets.UTF_8));
    Json event =
        Json.object()
            .put("rawPath", "/webhook")
            .put(
                "requestContext",
                Json.object().put("http", Json.object().put("method", "POST").build()).build())
            .put(
                "headers",
                Json.object()
                    .put("content-type", "application/x-www-form-urlencoded")
                    .put(SlackSignature.TIMESTAMP_HEADER, "0")
                    .put(SlackSignature.SIGNATURE_HEADER, signature)
                    .build())
            .put("body", body)
            .build();
    return JsonWriter.write(event).getBytes(StandardCharsets.UTF_8);
  }
}
