package io.boundary.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The states of a request, contract v1, and the table of its lifecycle. */
public enum RequestStatus {
  PENDING_APPROVAL,
  APPROVED,
  ACTIVE,
  REVOKED,
  DENIED,
  ERROR;

  private static final Map<RequestStatus, Set<RequestStatus>> NEXT =
      Map.of(
          PENDING_APPROVAL, Set.of(APPROVED, DENIED, ERROR),
          APPROVED, Set.of(ACTIVE, REVOKED, ERROR),
          ACTIVE, Set.of(REVOKED),
          REVOKED, Set.of(),
          DENIED, Set.of(),
          ERROR, Set.of());

  private static final Set<RequestStatus> BIRTHS =
      Set.of(DENIED, PENDING_APPROVAL, APPROVED, ERROR);

  /** Whether a write may take a request from this state to the next; a same-state write may. */
  public boolean canBecome(RequestStatus next) {
    return this == next || NEXT.getOrDefault(this, Set.of()).contains(next);
  }

  /** Whether a record may be born in this state. */
  public boolean canBeBorn() {
    return BIRTHS.contains(this);
  }

  /** Whether nothing follows this state. */
  public boolean isFinal() {
    return NEXT.getOrDefault(this, Set.of()).isEmpty();
  }

  /** The state of that name in any letter case; {@code PENDING} is {@link #PENDING_APPROVAL}. */
  public static Optional<RequestStatus> parse(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    if (name.equals("PENDING")) {
      return Optional.of(PENDING_APPROVAL);
    }
    for (RequestStatus status : values()) {
      if (status.name().equals(name)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
