package io.boundary.dashboard.view;

import io.boundary.model.AccessRequest;
import io.boundary.model.TicketId;
import java.time.Instant;
import java.util.Optional;

/**
 * A request as a line of a table.
 *
 * @param accountName empty where nobody knows it
 * @param note why it was decided so, or how it ended
 * @param ended when it ended, where it has
 */
public record Row(
    String id,
    String href,
    Badge badge,
    String requester,
    String account,
    String accountName,
    String permissionSet,
    String ticket,
    String note,
    When asked,
    Optional<When> ended,
    Optional<Meter> meter) {

  public static Row of(AccessRequest request, Instant now) {
    String id = request.id().value();
    return new Row(
        id,
        Links.request(id),
        Badge.of(request.status()),
        request.ask().requester().value(),
        request.ask().account().value(),
        request.evidence().accountName().orElse(""),
        request.ask().permissionSet().value(),
        request.ask().ticket().map(TicketId::value).orElse(""),
        note(request),
        When.of(request.createdAt(), now),
        When.of(ended(request), now),
        Meter.of(request, now));
  }

  /** How it ended, where it has, and otherwise why it was decided so. */
  public static String note(AccessRequest request) {
    return request
        .endReason()
        .filter(reason -> !reason.isBlank())
        .orElse(request.evidence().reason());
  }

  /** When it ended, where it has. */
  static Optional<Instant> ended(AccessRequest request) {
    return request
        .revokedAt()
        .or(() -> Optional.of(request.updatedAt()).filter(at -> request.status().isFinal()));
  }
}
