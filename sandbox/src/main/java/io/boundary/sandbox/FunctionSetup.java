package io.boundary.sandbox;

import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * What a function is built from.
 *
 * @param environment its settings, as the contract names them
 * @param credentials its own access key, by which its calls can be told from others'
 * @param clock the sandbox's time, which can be moved
 * @param realClock time that cannot be moved, for signatures
 */
public record FunctionSetup(
    Map<String, String> environment,
    AwsCredentialsProvider credentials,
    Clock clock,
    Clock realClock) {

  public FunctionSetup {
    environment = Map.copyOf(environment);
  }
}
