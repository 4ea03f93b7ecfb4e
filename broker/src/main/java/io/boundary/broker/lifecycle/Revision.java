package io.boundary.broker.lifecycle;

import io.boundary.broker.port.Commit;
import io.boundary.broker.port.Commit.RequestWrite;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.LedgerEvent;
import io.boundary.model.LedgerHead;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One write of one request. Every state change and every vote made through it carries its ledger
 * event, and no state change can be made past it: the evidence cannot be forgotten.
 */
public final class Revision {

  /** How long the one who made the change has to tell people before the janitor does. */
  static final Duration NOTICE_GRACE = Duration.ofSeconds(30);

  private static final Actor UPGRADE = new Actor("system:upgrade");

  private final boolean isNew;
  private final Instant now;
  private final List<LedgerEvent> events = new ArrayList<>();
  private AccessRequest request;

  private Revision(AccessRequest request, boolean isNew, Instant now) {
    this.request = request;
    this.isNew = isNew;
    this.now = now;
  }

  /** The first write of a request; its status is the one it is born in. */
  public static Revision birth(AccessRequest draft, Actor actor, String reason) {
    if (!draft.status().canBeBorn()) {
      throw new IllegalStateException(draft.id() + " cannot be born " + draft.status());
    }
    Revision revision = new Revision(draft, true, draft.createdAt());
    revision.append(LedgerEvent.first(draft, draft.createdAt(), actor, reason));
    return revision;
  }

  /**
   * A further write of a request as it was read. An older deployment's record has no chain of
   * events yet: it begins with the state that was found.
   */
  public static Revision of(AccessRequest read, Instant now) {
    Revision revision = new Revision(read, false, now);
    if (read.head().equals(LedgerHead.NONE)) {
      revision.append(LedgerEvent.first(read, now, UPGRADE, "taken on from an older deployment"));
    }
    return revision;
  }

  /** Takes the request to another state. */
  public Revision become(RequestStatus next, Actor actor, String reason) {
    RequestStatus from = request.status();
    if (from == next || !from.canBecome(next)) {
      throw new IllegalStateException(request.id() + " cannot go from " + from + " to " + next);
    }
    edit(builder -> builder.status(next));
    append(LedgerEvent.Kind.STATE_CHANGE, actor, Optional.of(from), Optional.of(next), reason);
    return this;
  }

  /** Notes a person's vote. */
  public Revision vote(LedgerEvent.Kind kind, Actor actor, String reason) {
    append(kind, actor, Optional.empty(), Optional.empty(), reason);
    return this;
  }

  /** Changes fields other than the state. */
  public Revision edit(Consumer<AccessRequest.Builder> change) {
    AccessRequest.Builder builder = request.edit();
    change.accept(builder);
    request = builder.build();
    return this;
  }

  /** Owes people these notices. */
  public Revision owe(Notice... notices) {
    return edit(builder -> builder.owe(List.of(notices), now.plus(NOTICE_GRACE)));
  }

  /** When this write is made. */
  public Instant at() {
    return now;
  }

  /** The write, for a commit. */
  public RequestWrite write() {
    AccessRequest next = request.edit().version(request.version() + 1).updatedAt(now).build();
    return new RequestWrite(next, isNew, events);
  }

  /** A commit of this write alone. */
  public Commit commit() {
    return Commit.of(write());
  }

  private void append(
      LedgerEvent.Kind kind,
      Actor actor,
      Optional<RequestStatus> from,
      Optional<RequestStatus> to,
      String reason) {
    append(
        LedgerEvent.after(
            request.head(),
            request.id(),
            now,
            actor,
            kind,
            from,
            to,
            reason,
            request.evidence().digest()));
  }

  private void append(LedgerEvent event) {
    events.add(event);
    edit(builder -> builder.head(event.head()));
  }
}
