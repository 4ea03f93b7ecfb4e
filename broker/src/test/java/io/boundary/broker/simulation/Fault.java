package io.boundary.broker.simulation;

import io.boundary.broker.simulation.Outages.Service;

/** What can go wrong at a port call. */
enum Fault {
  /** The call fails and has changed nothing, though the caller cannot know. */
  FAIL_BEFORE,
  /** The call takes effect and reports failure. */
  FAIL_AFTER,
  /** The process dies before the call takes effect. */
  CRASH_BEFORE,
  /** The process dies after the call took effect, before it hears so. */
  CRASH_AFTER,
  /** The process stands still right before the call, past its step and its deadline. */
  HANG,
  /** The service has too much to do: surely nothing was changed. */
  THROTTLE,
  /** Somebody else's write came first. */
  CONFLICT,
  /** The asynchronous operation that the call begins ends FAILED. */
  ENDS_FAILED,
  /** The answer is an old one, or lacks what has just been written. */
  STALE,
  /** Trying again is pointless: access denied, or unknown. */
  LASTING;

  /** Whether that can happen at that call. */
  boolean appliesTo(Port port) {
    return switch (this) {
      case FAIL_BEFORE, FAIL_AFTER, CRASH_BEFORE, CRASH_AFTER, HANG -> true;
      case THROTTLE -> port.service() != Service.STORE && port.service() != Service.QUEUE;
      case CONFLICT -> port.begins() || port == Port.STORE_COMMIT || port == Port.COUNTS_FOLD;
      case ENDS_FAILED -> port.begins();
      case STALE ->
          port == Port.STORE_DUE
              || port == Port.HISTORY_PAGE
              || port == Port.IDENTITY_IN_PROGRESS
              || port == Port.IDENTITY_EXISTS;
      case LASTING -> port.isFact() || port == Port.SLACK_DELIVER || port == Port.IDENTITY_CREATE;
    };
  }
}
