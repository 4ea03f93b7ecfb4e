package io.boundary.benchmarks.functions;

import com.amazonaws.services.lambda.runtime.Context;
import io.boundary.webhook.WebhookHandler;
import io.boundary.webhook.WebhookWiring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What a delivery with a wrong signature costs the webhook, from event to answer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Forged {

  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

  /** The function has no business with it. */
  private static final Context CONTEXT =
      (Context)
          Proxy.newProxyInstance(
              Forged.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  private final byte[] event = Events.forged(NOW).getBytes(StandardCharsets.UTF_8);
  private final WebhookHandler webhook =
      new WebhookHandler(
          WebhookWiring.of(
              Map.of(
                  "AWS_REGION", "us-east-1",
                  "LOG_LEVEL", "ERROR",
                  "SLACK_SIGNING_SECRET", NullAws.SECRET,
                  "SLACK_TEAM_ID", "T0B0UNDARY1",
                  "PERMISSION_SET_ARNS", "{\"ReadOnlyAccess\":\"arn:aws:sso:::permissionSet/x\"}",
                  "WORKFLOW_QUEUE_URL", "http://127.0.0.1:9/queue"),
              StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
              Clock.fixed(NOW, ZoneOffset.UTC)));

  /** Refused. */
  @Benchmark
  public byte[] answer() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    webhook.handleRequest(new ByteArrayInputStream(event), out, CONTEXT);
    return out.toByteArray();
  }
}
