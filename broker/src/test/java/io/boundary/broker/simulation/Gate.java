package io.boundary.broker.simulation;

import io.boundary.broker.port.FactUnavailableException;
import io.boundary.broker.port.ProvisionerException;
import io.boundary.broker.port.ProvisionerException.Effect;
import io.boundary.broker.port.StoreException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Every port call of one process goes through here: it takes its time, during which others go on;
 * it may meet a fault; and it is seen by the story.
 */
final class Gate {

  /** The process is dead: no line after this runs. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;

    Death() {
      super("the process is dead", null, false, false);
    }
  }

  /** A queue or Slack that does not answer. */
  static final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreachable(String what) {
      super(what, null, false, false);
    }
  }

  private static final Instant NO_DEADLINE = Instant.MAX;
  private static final long LATE = 120_000;

  private final Town town;
  private final Instance process;

  Gate(Town town, Instance process) {
    this.town = town;
    this.process = process;
  }

  /** A call that has no deadline. */
  <T> T call(Port port, Object what, Supplier<T> effect) {
    return call(port, what, NO_DEADLINE, fault -> effect.get());
  }

  /** What a call does, given a fault that changes its answer rather than breaks it. */
  interface Effectful<T> {
    T answer(Optional<Fault> fault);
  }

  /** A call that must have ended by its deadline on the process's own clock. */
  <T> T call(Port port, Object what, Instant deadline, Effectful<T> effect) {
    process.mustLive();
    Optional<Fault> fault = town.faults().next(port);
    town.coverage().called(port);
    fault.ifPresent(met -> met(port, met));
    if (is(fault, Fault.HANG)) {
      pass(LATE / 2 + town.random().nextInt((int) LATE));
    }
    if (!process.steady().instant().isBefore(deadline)) {
      throw seen(port, what, ProvisionerException.outOfTime(port.toString()));
    }
    travelTo(port, deadline);
    breakBefore(port, what, fault);
    T answer = effect.answer(fault);
    see(port, what, answer);
    town.watch().afterStep(process);
    breakAfter(port, what, fault);
    if (town.random().nextInt(4) == 0) {
      pass(1 + travel(deadline));
    }
    return answer;
  }

  private void met(Port port, Fault fault) {
    town.coverage().met(port, fault);
    town.disturbed(0);
  }

  private void breakBefore(Port port, Object what, Optional<Fault> fault) {
    if (is(fault, Fault.CRASH_BEFORE)) {
      die(port, what);
    }
    if (town.outages().isDown(port.service(), town.fibers().now())
        || is(fault, Fault.FAIL_BEFORE)) {
      throw seen(port, what, failure(port, Effect.UNKNOWN, false));
    }
    boolean refused = is(fault, Fault.CONFLICT) && port.begins();
    if (is(fault, Fault.THROTTLE) || refused) {
      throw seen(port, what, failure(port, Effect.NONE, false));
    }
    if (is(fault, Fault.LASTING)) {
      throw seen(port, what, failure(port, Effect.NONE, true));
    }
  }

  private void breakAfter(Port port, Object what, Optional<Fault> fault) {
    if (is(fault, Fault.CRASH_AFTER)) {
      die(port, what);
    }
    if (is(fault, Fault.FAIL_AFTER)) {
      throw seen(port, what, failure(port, Effect.UNKNOWN, false));
    }
  }

  private void die(Port port, Object what) {
    see(port, what, "the process dies");
    process.die();
    throw new Death();
  }

  private static RuntimeException failure(Port port, Effect effect, boolean lasting) {
    String text = port + " failed";
    if (port.isFact()) {
      return new FactUnavailableException(text, lasting);
    }
    return switch (port.service()) {
      case STORE -> new StoreException(text);
      case IDENTITY_CENTER ->
          new ProvisionerException(text, effect, lasting, new IllegalStateException(text));
      default -> new Unreachable(lasting ? "for ever" : text);
    };
  }

  private void travelTo(Port port, Instant deadline) {
    boolean changes = port.begins();
    town.onTheWire(changes ? 1 : 0);
    try {
      pass(travel(deadline));
    } finally {
      town.onTheWire(changes ? -1 : 0);
    }
  }

  /** Lets others go on for that long. */
  private void pass(long millis) {
    if (millis > 0) {
      town.fibers().sleepUntil(town.fibers().now() + millis);
    }
    process.mustLive();
  }

  /** How long a call is on its way: mostly milliseconds, now and then seconds, never too long. */
  private long travel(Instant deadline) {
    int dice = town.random().nextInt(64);
    if (dice < 34) {
      return 0; // nobody comes in between
    }
    long most = dice == 63 ? 9_000 : dice > 57 ? 1_500 : town.pace();
    long time = 1L + town.random().nextInt((int) most);
    if (deadline.equals(NO_DEADLINE)) {
      return time;
    }
    long left = deadline.toEpochMilli() - process.steady().millis() - 1;
    return Math.max(0, Math.min(time, left));
  }

  private static boolean is(Optional<Fault> fault, Fault which) {
    return fault.isPresent() && fault.get() == which;
  }

  private <E extends RuntimeException> E seen(Port port, Object what, E failure) {
    see(port, what, "FAILS " + failure.getMessage());
    return failure;
  }

  private void see(Port port, Object what, Object how) {
    town.story().step(town.fibers().now(), process.name(), port, what, how);
  }
}
