package io.boundary.broker.grant;

import io.boundary.broker.port.Operation;
import java.time.Duration;
import java.time.Instant;

/** Asks Identity Center how an operation stands until that is final or time is over. */
final class Polling {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final GrantPorts ports;

  Polling(GrantPorts ports) {
    this.ports = ports;
  }

  /** The operation's last known state; IN_PROGRESS where time ran out. */
  Operation untilFinal(Operation begun, Instant deadline) {
    Operation operation = begun;
    Duration pause = Duration.ZERO;
    while (operation.state() == Operation.State.IN_PROGRESS) {
      if (!ports.now().plus(pause).isBefore(deadline)) {
        return operation;
      }
      if (!pause.isZero()) {
        ports.sleeper().sleep(pause);
      }
      operation = ports.provisioner().poll(operation, deadline);
      pause = pause.isZero() ? FIRST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }
    return operation;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
