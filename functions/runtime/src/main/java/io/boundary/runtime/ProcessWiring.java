package io.boundary.runtime;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * What a function takes from its process. Nothing here is made before it is needed, so that a
 * snapshot of the process holds no id that two instances would share.
 */
public final class ProcessWiring {

  private ProcessWiring() {}

  /** The process's environment. */
  public static Map<String, String> environment() {
    return System.getenv();
  }

  /** The system clock. */
  public static Clock clock() {
    return Clock.systemUTC();
  }

  /** The SDK's default chain. */
  public static AwsCredentialsProvider credentials() {
    return DefaultCredentialsProvider.builder().build();
  }

  /** Real chance. */
  public static Foundation.Chance chance() {
    return new Foundation.Chance() {
      @Override
      public double fraction() {
        return ThreadLocalRandom.current().nextDouble();
      }

      @Override
      public String id() {
        return UUID.randomUUID().toString();
      }
    };
  }
}
