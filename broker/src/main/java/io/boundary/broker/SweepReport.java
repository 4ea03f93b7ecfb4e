package io.boundary.broker;

import io.boundary.model.RequestStatus;

/**
 * What a sweep did.
 *
 * @param revoked grants that ended
 * @param errors requests that could not be settled because something failed; they are tried again
 * @param resumed half-done requests that were finished, either way
 * @param timedOut waiting requests that nobody decided in time
 * @param pending requests that are still on their way
 */
public record SweepReport(int revoked, int errors, int resumed, int timedOut, int pending) {

  static final SweepReport NOTHING = new SweepReport(0, 0, 0, 0, 0);
  static final SweepReport ONE_ERROR = new SweepReport(0, 1, 0, 0, 0);
  static final SweepReport ONE_TIMED_OUT = new SweepReport(0, 0, 0, 1, 0);
  static final SweepReport ONE_PENDING = new SweepReport(0, 0, 0, 0, 1);

  static SweepReport of(RequestStatus before, RequestStatus after) {
    if (before == RequestStatus.APPROVED && after != RequestStatus.APPROVED) {
      return new SweepReport(0, 0, 1, 0, 0);
    }
    return before == RequestStatus.ACTIVE && after == RequestStatus.REVOKED
        ? new SweepReport(1, 0, 0, 0, 0)
        : NOTHING;
  }

  SweepReport plus(SweepReport other) {
    return new SweepReport(
        revoked + other.revoked,
        errors + other.errors,
        resumed + other.resumed,
        timedOut + other.timedOut,
        pending + other.pending);
  }
}
