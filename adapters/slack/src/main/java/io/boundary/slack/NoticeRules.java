package io.boundary.slack;

import io.boundary.model.AccessRequest;
import io.boundary.model.Notice;
import io.boundary.model.RequestStatus;
import java.time.Instant;

/** Which notices still tell the truth about a request. */
final class NoticeRules {

  private NoticeRules() {}

  /**
   * Whether the request has gone on, so that the notice would tell what is no longer so. Such a
   * notice counts as delivered: the change that overtook it owes one of its own.
   */
  static boolean isOvertaken(Notice notice, AccessRequest request, Instant now) {
    RequestStatus status = request.status();
    boolean stillSo =
        switch (notice) {
          case PENDING, APPROVAL_MESSAGE -> status == RequestStatus.PENDING_APPROVAL;
          case APPROVAL_RESULT, APPROVER_OUTCOME -> status != RequestStatus.PENDING_APPROVAL;
          case GRANTED -> status == RequestStatus.ACTIVE && !request.mustEnd(now);
          case DENIED -> status == RequestStatus.DENIED;
          case REVOKED -> status == RequestStatus.REVOKED;
          case FAILED -> status == RequestStatus.ERROR;
        };
    return !stillSo;
  }
}
