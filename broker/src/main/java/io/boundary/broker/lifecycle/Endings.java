package io.boundary.broker.lifecycle;

import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.EndRequest;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import io.boundary.model.Ruling;
import java.time.Instant;

/** The ways in which a request ends, as revisions: one place for their words and their notices. */
public final class Endings {

  private Endings() {}

  /** A waiting request is refused: by an approver, a changed answer, its requester or the clock. */
  public static Revision denied(Revision revision, Actor by, String deniedBy, String reason) {
    return revision
        .edit(builder -> builder.denied(new Ruling(deniedBy, revision.at())).endReason(reason))
        .become(RequestStatus.DENIED, by, reason)
        .owe(Notice.DENIED, Notice.APPROVAL_RESULT);
  }

  /** Nobody decided in time. */
  public static Revision timedOut(AccessRequest request, Actor by, Instant now) {
    return denied(Revision.of(request, now), by, "policy", "nobody approved it in time");
  }

  /** A waiting request cannot go on. */
  public static Revision failed(AccessRequest request, Actor by, String reason, Instant now) {
    Revision revision =
        Revision.of(request, now)
            .edit(builder -> builder.endReason(reason))
            .become(RequestStatus.ERROR, by, reason)
            .owe(Notice.FAILED);
    if (request.approval().isPresent()) {
      revision.owe(Notice.APPROVER_OUTCOME, Notice.APPROVAL_RESULT);
    }
    return revision;
  }

  /** Access has ended. */
  public static Revision revoked(AccessRequest request, Actor by, String reason, Instant now) {
    return Revision.of(request, now)
        .edit(builder -> builder.revokedAt(now).endReason(reason))
        .become(RequestStatus.REVOKED, by, reason)
        .owe(Notice.REVOKED);
  }

  /** A newer request of the same person took the access over; nobody needs to be told. */
  public static Revision superseded(
      AccessRequest request, AccessRequest by, Actor actor, Instant now) {
    String reason = "superseded by " + by.id();
    return Revision.of(request, now)
        .edit(
            builder ->
                builder.revokedAt(now).endReason(reason).told(java.util.Set.of(Notice.GRANTED)))
        .become(RequestStatus.REVOKED, actor, reason);
  }

  /** Somebody wants the request to end; whoever owns its step carries it out. */
  public static Revision asked(AccessRequest request, Actor by, String reason, Instant now) {
    return Revision.of(request, now)
        .edit(builder -> builder.endRequested(new EndRequest(now, by, reason)));
  }
}
