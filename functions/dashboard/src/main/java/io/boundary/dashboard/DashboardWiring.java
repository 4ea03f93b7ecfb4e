package io.boundary.dashboard;

import io.boundary.broker.lifecycle.Forks;
import io.boundary.dashboard.asset.Assets;
import io.boundary.model.settings.SettingException;
import io.boundary.reading.Reading;
import io.boundary.runtime.LambdaLogging;
import io.boundary.runtime.ProcessWiring;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Builds the function's objects from its settings, by hand. */
public final class DashboardWiring {

  private static final String SECTION_LIMIT = "AUDIT_DASHBOARD_SECTION_LIMIT";
  private static final int DEFAULT_SECTION_LIMIT = 80;
  private static final int MOST_OF_A_SECTION = 400;

  /** One request at a time is answered; no page begins more reads than these. */
  private static final int THREADS = 8;

  private final Dashboard dashboard;

  private DashboardWiring(Reading reading, Executor executor) {
    this.dashboard =
        new Dashboard(
            reading,
            new Forks(executor),
            reading.settings().number(SECTION_LIMIT, DEFAULT_SECTION_LIMIT, MOST_OF_A_SECTION),
            Assets.load());
  }

  /**
   * From the process.
   *
   * @throws SettingException where a setting is missing or malformed
   */
  public static DashboardWiring fromProcess() {
    LambdaLogging.configure();
    return of(ProcessWiring.environment(), ProcessWiring.credentials(), ProcessWiring.clock());
  }

  /**
   * From these settings and nothing else.
   *
   * @throws SettingException where a setting is missing or malformed
   */
  public static DashboardWiring of(
      Map<String, String> environment, AwsCredentialsProvider credentials, Clock clock) {
    Reading reading = Reading.of(environment, credentials, clock);
    reading.settings().required("LEDGER_TABLE");
    return of(reading);
  }

  /** Over any ports. */
  public static DashboardWiring of(Reading reading) {
    return new DashboardWiring(
        reading, Executors.newFixedThreadPool(THREADS, DashboardWiring::daemon));
  }

  Dashboard dashboard() {
    return dashboard;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "dashboard-read");
    thread.setDaemon(true);
    return thread;
  }
}
