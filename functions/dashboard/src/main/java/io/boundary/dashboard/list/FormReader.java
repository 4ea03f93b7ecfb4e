package io.boundary.dashboard.list;

import io.boundary.model.RequestId;
import io.boundary.reading.http.QueryParameters;
import io.boundary.reading.listing.Filters;
import io.boundary.reading.listing.Parameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a form field by field, with the API's own parsers, so that each knows its problem. */
final class FormReader {

  private static final String TOKEN = "next_token";
  private static final int LONGEST_REASON = 500;
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final QueryParameters query;
  private final Map<String, String> problems = new LinkedHashMap<>();

  FormReader(QueryParameters query) {
    this.query = query;
  }

  SearchForm form() {
    Filters named =
        new Filters(
            api("status", Filters::status, "no state that there is"),
            api("account_id", Filters::account, "an account id has 12 digits"),
            api("permission_set_name", Filters::permissionSet, "no permission set's name"),
            api("requester_slack_user_id", Filters::requester, "a Slack user id, such as U0123ABC"),
            later(bound("from", false), time("created_after", Filters::createdAfter)),
            earlier(bound("to", true), time("created_before", Filters::createdBefore)));
    Optional<RequestId> id =
        parsed(
            "request_id", RequestId::parse, "a request id begins with req-, then 6 to 32 digits");
    String reason =
        parsed(
                "reason",
                text -> Optional.of(text.strip()).filter(t -> t.length() <= LONGEST_REASON),
                "at most 500 characters")
            .orElse("");
    checkOrder(named);
    Optional<String> token = Optional.ofNullable(query.values().get(TOKEN));
    return new SearchForm(given(), problems, general(), named, id, reason, token);
  }

  private Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    for (String field : SearchForm.FIELDS) {
      Optional.ofNullable(query.values().get(field)).ifPresent(value -> given.put(field, value));
    }
    return given;
  }

  private List<String> general() {
    List<String> general = new ArrayList<>(query.problems());
    boolean known =
        query.values().keySet().stream()
            .allMatch(name -> SearchForm.FIELDS.contains(name) || name.equals(TOKEN));
    if (!known) {
      general.add("the address names a filter that there is not");
    }
    return general;
  }

  private void checkOrder(Filters filters) {
    if (filters.createdAfter().isPresent()
        && filters.createdBefore().isPresent()
        && filters.createdAfter().get().isAfter(filters.createdBefore().get())) {
      String field =
          query.values().containsKey("to") || !query.values().containsKey("created_before")
              ? "to"
              : "created_before";
      problems.put(field, "the end is before the beginning");
    }
  }

  private <T> Optional<T> api(String name, Function<Filters, Optional<T>> filter, String problem) {
    return parsed(name, text -> filter.apply(one(name, text)), problem);
  }

  /** What the API would make of that one parameter. */
  private static Filters one(String name, String text) {
    return new Parameters(new QueryParameters(Map.of(name, text), List.of())).filters();
  }

  private Optional<Instant> time(String name, Function<Filters, Optional<Instant>> filter) {
    return api(name, filter, "seconds since 1970, such as 1767603600");
  }

  /** A day, whole, or a point of time in epoch seconds. */
  private Optional<Instant> bound(String name, boolean isEnd) {
    return parsed(
        name,
        text ->
            DATE.matcher(text).matches()
                ? day(text).map(day -> isEnd ? end(day) : start(day))
                : one("created_after", text).createdAfter(),
        "a day such as 2026-01-31, or seconds since 1970");
  }

  private <T> Optional<T> parsed(String name, Function<String, Optional<T>> parse, String problem) {
    Optional<String> given = Optional.ofNullable(query.values().get(name)).map(String::strip);
    Optional<T> value = given.flatMap(parse);
    if (given.isPresent() && value.isEmpty()) {
      problems.put(name, problem);
    }
    return value;
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException noSuchDay) {
      return Optional.empty();
    }
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Instant end(LocalDate day) {
    return start(day.plusDays(1)).minusNanos(1);
  }

  private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
    return one.isPresent() && other.isPresent() && one.get().isAfter(other.get())
        ? one
        : other.or(() -> one);
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    return one.isPresent() && other.isPresent() && one.get().isBefore(other.get())
        ? one
        : other.or(() -> one);
  }
}
