package io.boundary.sandbox.aws;

import java.time.Instant;

/**
 * A call that reached the simulated AWS.
 *
 * @param at real time
 * @param function who holds the access key: {@code webhook}, {@code workflow}, {@code janitor},
 *     {@code queue}, {@code sandbox}, a caller's name, or {@code unknown}
 * @param status the HTTP status answered; 0 where the connection was broken
 * @param error AWS's error code; empty where there was none
 */
public record AwsCall(
    Instant at,
    String service,
    String operation,
    String accessKeyId,
    String function,
    int status,
    String error) {}
