package io.boundary.auditapi;

import io.boundary.reading.Reading;
import io.boundary.runtime.LambdaLogging;
import io.boundary.runtime.ProcessWiring;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Builds the function's objects from its settings, by hand. */
public final class AuditApiWiring {

  private final AuditApi api;

  private AuditApiWiring(Reading reading) {
    this.api = new AuditApi(reading);
  }

  /**
   * From the process.
   *
   * @throws io.boundary.model.settings.SettingException where a setting is missing or malformed
   */
  public static AuditApiWiring fromProcess() {
    LambdaLogging.configure();
    return of(ProcessWiring.environment(), ProcessWiring.credentials(), ProcessWiring.clock());
  }

  /**
   * From these settings and nothing else.
   *
   * @throws io.boundary.model.settings.SettingException where a setting is missing or malformed
   */
  public static AuditApiWiring of(
      Map<String, String> environment, AwsCredentialsProvider credentials, Clock clock) {
    return of(Reading.of(environment, credentials, clock));
  }

  /** Over any ports. */
  public static AuditApiWiring of(Reading reading) {
    return new AuditApiWiring(reading);
  }

  AuditApi api() {
    return api;
  }
}
