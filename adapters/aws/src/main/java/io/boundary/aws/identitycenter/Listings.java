package io.boundary.aws.identitycenter;

import io.boundary.aws.identitycenter.SharedReads.Round;
import io.boundary.model.AccountId;
import io.boundary.model.Assignment;
import io.boundary.model.InstanceArn;
import io.boundary.model.PermissionSetArn;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountAssignmentsResponse;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;

/**
 * Looks whether assignments are there. One listing of an account's permission set tells about all
 * its principals, and is shared by all who look at the same time.
 */
final class Listings {

  /** The most that one page holds. */
  static final int PAGE = 100;

  private static final String WHAT = "ListAccountAssignments";

  private final SsoAdminClient client;
  private final SsoAdminCalls calls;
  private final SharedReads<Place, Holder, Set<Holder>> reads;

  Listings(SsoAdminClient client, SsoAdminCalls calls, Clock clock) {
    this.client = client;
    this.calls = calls;
    this.reads = new SharedReads<>(this::found, clock);
  }

  private record Place(InstanceArn instance, AccountId account, PermissionSetArn set) {}

  private record Holder(String type, String id) {}

  /** Whether a listing that began after this call holds it. */
  boolean holds(Assignment assignment, Instant deadline) {
    Place place =
        new Place(assignment.instance(), assignment.account(), assignment.permissionSet());
    Holder holder = new Holder(assignment.principalType().name(), assignment.principal().value());
    return reads.ask(place, holder, deadline).contains(holder);
  }

  /** Those of the wanted that are there; reads pages until all are found or there are no more. */
  private Set<Holder> found(Place place, Round<Holder> round, Instant deadline) {
    SsoAdminCalls.Reading reading = calls.reading(WHAT, deadline);
    Set<Holder> missing = new HashSet<>(round.close());
    Set<Holder> found = new HashSet<>();
    Optional<String> token = Optional.empty();
    do {
      ListAccountAssignmentsResponse page;
      try {
        page = page(place, token, reading);
      } catch (ResourceNotFoundException e) {
        return Set.of(); // in a permission set that is gone, nothing can be assigned
      }
      page.accountAssignments().stream()
          .map(held -> new Holder(held.principalTypeAsString(), held.principalId()))
          .filter(missing::remove)
          .forEach(found::add);
      token = Optional.ofNullable(page.nextToken());
    } while (token.isPresent() && !missing.isEmpty());
    return Set.copyOf(found);
  }

  private ListAccountAssignmentsResponse page(
      Place place, Optional<String> token, SsoAdminCalls.Reading reading) {
    return reading.call(
        WHAT,
        timeouts ->
            client.listAccountAssignments(
                request ->
                    request
                        .instanceArn(place.instance().value())
                        .accountId(place.account().value())
                        .permissionSetArn(place.set().value())
                        .maxResults(PAGE)
                        .nextToken(token.orElse(null))
                        .overrideConfiguration(timeouts)));
  }
}
