package io.boundary.broker.grant;

import io.boundary.broker.lifecycle.Revision;
import io.boundary.model.AccessRequest;
import io.boundary.model.Actor;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import java.time.Instant;

/** The write that makes a request ACTIVE over an assignment that an earlier one brought. */
final class Extension {

  private Extension() {}

  static Revision active(AccessRequest request, AccessRequest earlier, Actor by, Instant now) {
    Revision revision =
        Revision.of(request, now)
            .edit(builder -> builder.activeAt(now).expiresAt(now.plus(request.duration())))
            .become(RequestStatus.ACTIVE, by, "extends " + earlier.id())
            .owe(Notice.GRANTED);
    return request.approval().isPresent() ? revision.owe(Notice.APPROVER_OUTCOME) : revision;
  }
}
