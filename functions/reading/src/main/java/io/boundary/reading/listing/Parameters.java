package io.boundary.reading.listing;

import io.boundary.model.AccountId;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import io.boundary.reading.http.QueryParameters;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Takes what it is asked for from a query, and collects what is wrong: malformed values, and what
 * nobody asked for. No complaint repeats what was sent.
 */
public final class Parameters {

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private final QueryParameters query;
  private final List<String> problems;
  private final Set<String> known = new HashSet<>();

  public Parameters(QueryParameters query) {
    this.query = query;
    this.problems = new ArrayList<>(query.problems());
  }

  /** All filters. */
  public Filters filters() {
    Optional<RequestStatus> status = value("status", "no state", RequestStatus::parse);
    Optional<AccountId> account = value("account_id", "not 12 digits", AccountId::parse);
    Optional<PermissionSetName> permissionSet =
        value("permission_set_name", "no permission set's name", PermissionSetName::parse);
    Optional<SlackUserId> requester =
        value("requester_slack_user_id", "no Slack user id", SlackUserId::parse);
    Filters range = range();
    return new Filters(
        status, account, permissionSet, requester, range.createdAfter(), range.createdBefore());
  }

  /** The filters by time alone. */
  public Filters range() {
    Optional<Instant> after = value("created_after", "no epoch seconds", Parameters::time);
    Optional<Instant> before = value("created_before", "no epoch seconds", Parameters::time);
    if (after.isPresent() && before.isPresent() && after.get().isAfter(before.get())) {
      problems.add("`created_after` is later than `created_before`");
    }
    return Filters.between(after, before);
  }

  /** A whole number from 1 to that most. */
  public int number(String name, int otherwise, int most) {
    return value(
            name,
            "not 1 to " + most,
            text ->
                WHOLE.matcher(text).matches()
                    ? Optional.of(Integer.parseInt(text)).filter(n -> n >= 1 && n <= most)
                    : Optional.empty())
        .orElse(otherwise);
  }

  /** Text as it came. */
  public Optional<String> text(String name) {
    return value(name, "empty", text -> Optional.of(text).filter(given -> !given.isEmpty()));
  }

  /** A value that the function reads; where it cannot be read, {@code problem} says what it is. */
  public <T> Optional<T> value(String name, String problem, Function<String, Optional<T>> parse) {
    known.add(name);
    Optional<String> given = Optional.ofNullable(query.values().get(name));
    Optional<T> value = given.flatMap(parse);
    if (given.isPresent() && value.isEmpty()) {
      problems.add("`" + name + "` is " + problem);
    }
    return value;
  }

  /** All that is wrong, once everything was taken. */
  public List<String> problems() {
    List<String> all = new ArrayList<>(problems);
    if (!known.containsAll(query.values().keySet())) {
      all.add("there is an unknown parameter; known here: " + String.join(", ", sortedKnown()));
    }
    return all;
  }

  private List<String> sortedKnown() {
    return known.isEmpty() ? List.of("none") : known.stream().sorted().toList();
  }

  private static Optional<Instant> time(String text) {
    if (!SECONDS.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal seconds = new BigDecimal(text);
    long whole = seconds.longValue();
    int nanos = seconds.remainder(BigDecimal.ONE).movePointRight(9).intValue();
    return Optional.of(whole)
        .filter(second -> second <= LATEST.getEpochSecond())
        .map(second -> Instant.ofEpochSecond(second, nanos));
  }
}
