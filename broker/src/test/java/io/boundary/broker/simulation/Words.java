package io.boundary.broker.simulation;

import io.boundary.model.AccessRequest;
import io.boundary.model.Notice;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people were told: only what was true by then, and in the end all that they need to know. */
final class Words {

  private final Watch watch;
  private final Map<RequestId, Set<Notice>> told = new HashMap<>();

  Words(Watch watch) {
    this.watch = watch;
  }

  /** Somebody is told; what is wrong with that, if anything. */
  Optional<String> told(Notice notice, AccessRequest request) {
    settled(notice, request);
    boolean fits =
        watch
            .request(request.id())
            .filter(stored -> stored.version() >= request.version())
            .map(stored -> isTrue(notice, stored))
            .orElse(false);
    return fits
        ? Optional.empty()
        : Optional.of("truth: " + notice + " of " + request.id() + " is told before it is so");
  }

  /** Told, or never to be told since the person or channel is gone. */
  void settled(Notice notice, AccessRequest request) {
    told.computeIfAbsent(request.id(), id -> EnumSet.noneOf(Notice.class)).add(notice);
  }

  private static boolean isTrue(Notice notice, AccessRequest stored) {
    return switch (notice) {
      case GRANTED -> stored.activeAt().isPresent();
      case DENIED -> stored.status() == RequestStatus.DENIED;
      case REVOKED -> stored.status() == RequestStatus.REVOKED;
      case FAILED -> stored.status() == RequestStatus.ERROR;
      case PENDING, APPROVAL_MESSAGE, APPROVAL_RESULT, APPROVER_OUTCOME -> true;
    };
  }

  /** What people should have been told of a request that is over, and were not. */
  Set<Notice> missing(AccessRequest request) {
    Set<Notice> due = EnumSet.noneOf(Notice.class);
    boolean superseded = request.endReason().orElse("").startsWith("superseded by");
    switch (request.status()) {
      case DENIED -> due.add(Notice.DENIED);
      case ERROR -> due.add(Notice.FAILED);
      case REVOKED -> {
        if (!superseded) {
          due.add(Notice.REVOKED);
        }
      }
      case PENDING_APPROVAL, APPROVED, ACTIVE -> {}
    }
    if (request.activeAt().isPresent() && !superseded) {
      due.add(Notice.GRANTED);
    }
    if (request.approval().isPresent()) {
      due.add(Notice.PENDING);
      due.add(Notice.APPROVAL_MESSAGE);
      due.add(Notice.APPROVAL_RESULT);
    }
    due.removeAll(told.getOrDefault(request.id(), Set.of()));
    return due;
  }
}
