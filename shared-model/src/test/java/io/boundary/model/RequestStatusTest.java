package io.boundary.model;

import static io.boundary.model.RequestStatus.ACTIVE;
import static io.boundary.model.RequestStatus.APPROVED;
import static io.boundary.model.RequestStatus.DENIED;
import static io.boundary.model.RequestStatus.ERROR;
import static io.boundary.model.RequestStatus.PENDING_APPROVAL;
import static io.boundary.model.RequestStatus.REVOKED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RequestStatusTest {

  /** The contract's table, written out: rows from, columns to, in the order of the names. */
  private static final Set<String> TABLE =
      Set.of(
          "PENDING_APPROVAL>APPROVED",
          "PENDING_APPROVAL>DENIED",
          "PENDING_APPROVAL>ERROR",
          "APPROVED>ACTIVE",
          "APPROVED>REVOKED",
          "APPROVED>ERROR",
          "ACTIVE>REVOKED");

  @Test
  void canBecome_isTheTableOfTheContract_andASameStateWrite() {
    Set<String> allowed =
        Arrays.stream(RequestStatus.values())
            .flatMap(
                from ->
                    Arrays.stream(RequestStatus.values())
                        .filter(to -> from != to && from.canBecome(to))
                        .map(to -> from + ">" + to))
            .collect(Collectors.toSet());

    assertThat(allowed).isEqualTo(TABLE);
    assertThat(RequestStatus.values()).allMatch(status -> status.canBecome(status));
  }

  @Test
  void bornAndFinal_areTheStatesOfTheContract() {
    assertThat(RequestStatus.values())
        .filteredOn(RequestStatus::canBeBorn)
        .containsExactlyInAnyOrder(DENIED, PENDING_APPROVAL, APPROVED, ERROR);
    assertThat(RequestStatus.values())
        .filteredOn(RequestStatus::isFinal)
        .containsExactlyInAnyOrder(REVOKED, DENIED, ERROR);
  }

  @Test
  void parse_takesNamesInAnyCase_andTheAlias() {
    assertThat(RequestStatus.parse("active")).contains(ACTIVE);
    assertThat(RequestStatus.parse("Pending")).contains(PENDING_APPROVAL);
    assertThat(RequestStatus.parse("PENDING_APPROVAL")).contains(PENDING_APPROVAL);
    assertThat(RequestStatus.parse("EXPIRED")).isEmpty();
    assertThat(RequestStatus.parse("")).isEmpty();
    assertThat(RequestStatus.parse(" ACTIVE")).isEmpty();
  }

  @Property
  void parse_isTotal(@ForAll String text) {
    assertThat(RequestStatus.parse(text)).isNotNull();
  }
}
