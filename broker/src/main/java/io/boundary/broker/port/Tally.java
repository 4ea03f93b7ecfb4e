package io.boundary.broker.port;

import io.boundary.model.AccessRequest;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the figures learn from some requests: each counts from now on in the state it is in, and no
 * longer in the one it was counted in before.
 *
 * @param requests as they were read
 */
public record Tally(List<AccessRequest> requests) {

  /** How many requests fit into one tally: with their figures they are one transaction. */
  public static final int AT_MOST = 10;

  public Tally {
    requests = List.copyOf(requests);
    if (requests.isEmpty() || requests.size() > AT_MOST) {
      throw new IllegalArgumentException("a tally is of 1 to " + AT_MOST + " requests");
    }
  }

  /**
   * One figure.
   *
   * @param day the UTC day on which the requests that it counts were made
   * @param permissionSet what they ask for; empty: whatever they ask for
   */
  public record Figure(
      LocalDate day, Optional<PermissionSetName> permissionSet, RequestStatus status) {}

  /** The requests as they shall be stored: nothing but the note of how they are counted changes. */
  public List<Commit.RequestWrite> writes() {
    return requests.stream()
        .map(
            request ->
                new Commit.RequestWrite(
                    request.edit().version(request.version() + 1).counted(request.status()).build(),
                    false,
                    List.of()))
        .toList();
  }

  /** By how much each figure changes; figures that stay are left out. */
  public Map<Figure, Integer> changes() {
    Map<Figure, Integer> changes = new LinkedHashMap<>();
    for (AccessRequest request : requests) {
      figures(request, request.status()).forEach(f -> changes.merge(f, 1, Integer::sum));
      request
          .counted()
          .ifPresent(
              before -> figures(request, before).forEach(f -> changes.merge(f, -1, Integer::sum)));
    }
    changes.values().removeIf(change -> change == 0);
    return changes;
  }

  /** The figures that a request counts in while it is in that state. */
  public static Stream<Figure> figures(AccessRequest request, RequestStatus status) {
    LocalDate day = LocalDate.ofInstant(request.createdAt(), ZoneOffset.UTC);
    return Stream.of(
        new Figure(day, Optional.empty(), status),
        new Figure(day, Optional.of(request.ask().permissionSet()), status));
  }
}
