package io.boundary.sandbox.gateway;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

/** Invokes one function as Lambda would: bytes in, bytes out, a deadline. */
public final class FunctionInvoker {

  private final String name;
  private final RequestStreamHandler handler;
  private final Duration timeout;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * A function.
   *
   * @param clock real time: a deadline does not move with the sandbox's clock
   */
  public FunctionInvoker(
      String name,
      RequestStreamHandler handler,
      Duration timeout,
      Clock clock,
      SecureRandom random) {
    this.name = name;
    this.handler = handler;
    this.timeout = timeout;
    this.clock = clock;
    this.random = random;
  }

  /** The function's name. */
  public String name() {
    return name;
  }

  /** A new id in the form of Lambda's request ids. */
  public String newRequestId() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String hex = HexFormat.of().formatHex(bytes);
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20));
  }

  /**
   * Invokes it.
   *
   * @throws IOException as the handler does, and so any unchecked exception
   */
  public byte[] invoke(byte[] event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event),
        out,
        new FunctionContext(name, newRequestId(), clock, timeout));
    return out.toByteArray();
  }
}
