package io.boundary.dashboard.list;

import io.boundary.model.RequestId;
import io.boundary.reading.caller.Scope;
import io.boundary.reading.http.QueryParameters;
import io.boundary.reading.listing.Filters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody looks for, as far as it could be understood.
 *
 * @param given what was sent of the known fields, by name
 * @param problems what is wrong with a field, by its name
 * @param general what is wrong with the query as a whole
 * @param reason words that a request's reason must contain, in any letter case; may be empty
 */
public record SearchForm(
    Map<String, String> given,
    Map<String, String> problems,
    List<String> general,
    Filters filters,
    Optional<RequestId> requestId,
    String reason,
    Optional<String> token) {

  /** The names of the fields, in the order in which people think of them. */
  public static final List<String> FIELDS =
      List.of(
          "status",
          "account_id",
          "permission_set_name",
          "requester_slack_user_id",
          "request_id",
          "reason",
          "from",
          "to",
          "created_after",
          "created_before");

  public SearchForm {
    given = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(given));
    problems = Map.copyOf(problems);
    general = List.copyOf(general);
  }

  /** Reads the query. */
  public static SearchForm of(QueryParameters query) {
    return new FormReader(query.withoutBlanks()).form();
  }

  /** Whether all of it was understood. */
  public boolean isFine() {
    return problems.isEmpty() && general.isEmpty();
  }

  /** The same with the fields marked that ask for what the caller may not see. */
  public SearchForm withinScope(Scope scope) {
    Map<String, String> more = new LinkedHashMap<>(problems);
    filters.outside(scope).forEach(name -> more.put(name, "outside of what you may see"));
    return new SearchForm(given, more, general, filters, requestId, reason, token);
  }

  /** The query of the fields without one of them. */
  Map<String, String> without(String name) {
    Map<String, String> rest = new LinkedHashMap<>(given);
    rest.remove(name);
    return rest;
  }
}
