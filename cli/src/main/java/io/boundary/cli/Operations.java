package io.boundary.cli;

import io.boundary.broker.Broker;
import io.boundary.broker.ExpireGrants;
import io.boundary.broker.port.ApprovalChannel;
import io.boundary.broker.port.FreezeFlag;
import io.boundary.broker.port.RequestHistory;
import io.boundary.broker.port.RequestStore;
import io.boundary.model.AwsCaller;
import io.boundary.model.RequestId;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What commands that act on requests work with.
 *
 * @param target what they act on, in words
 * @param caller who gave the command, as STS says
 * @param brokers makes what decides; what needs no policy does without it
 * @param replies what the use cases answered
 * @param pause waits
 * @param newIds makes ids of new requests
 */
record Operations(
    String target,
    AwsCaller caller,
    RequestStore store,
    RequestHistory history,
    Supplier<Broker> brokers,
    ApprovalChannel approvalChannel,
    FreezeFlag freeze,
    ExpireGrants janitor,
    TerminalReplies replies,
    Clock clock,
    Consumer<Duration> pause,
    Supplier<RequestId> newIds) {

  /** Makes them, when the command line has been read. */
  @FunctionalInterface
  interface Source {

    /**
     * For this target.
     *
     * @throws RuntimeException with one line, where a setting is missing or it cannot be reached
     */
    Operations open(TargetOptions target);
  }

  /** Goes on with a piece of work until it is done. */
  UntilDone untilDone() {
    return new UntilDone(clock, pause);
  }
}
