package io.boundary.dashboard.detail;

import io.boundary.dashboard.view.Badge;
import io.boundary.dashboard.view.Meter;
import io.boundary.dashboard.view.Row;
import io.boundary.dashboard.view.When;
import java.util.List;
import java.util.Optional;

/**
 * One request.
 *
 * @param headline who, what and where in one line
 * @param raw the record as the API shows it, indented
 */
public record DetailPage(
    String id,
    Badge badge,
    Headline headline,
    Optional<Meter> meter,
    List<Fact> facts,
    DecisionWords decision,
    List<Step> steps,
    Verification verification,
    Others samePerson,
    Others sameAccount,
    String raw) {

  public DetailPage {
    facts = List.copyOf(facts);
    steps = List.copyOf(steps);
  }

  /** Who asked for what and where. */
  public record Headline(String requester, String permissionSet, String account) {}

  /**
   * A thing that is known.
   *
   * @param note beside it, smaller; may be empty
   * @param href where more of the same is; may be empty
   * @param copy whether people paste it elsewhere
   */
  public record Fact(String label, String value, String note, String href, boolean copy) {}

  /**
   * An event of the ledger.
   *
   * @param style the class that colours it
   * @param reason may be empty
   */
  public record Step(
      long seq, String style, String title, String actor, String reason, When when, String hash) {}

  /** Further requests that have something in common with this one. */
  public record Others(String title, List<Row> rows, String href) {

    public Others {
      rows = List.copyOf(rows);
    }
  }
}
