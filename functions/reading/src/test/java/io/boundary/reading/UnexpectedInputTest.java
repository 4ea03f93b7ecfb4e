package io.boundary.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.RequestStatus;
import io.boundary.model.fuzz.Fuzz;
import io.boundary.model.fuzz.TextTarget;
import io.boundary.model.settings.Settings;
import io.boundary.reading.caller.Caller;
import io.boundary.reading.caller.Principals;
import io.boundary.reading.http.QueryParameters;
import io.boundary.reading.listing.Filters;
import io.boundary.reading.listing.PageTokens;
import io.boundary.reading.listing.Parameters;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What nobody expects in the principal map, in a token and in a query. */
class UnexpectedInputTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);
  private static final String SESSION = "arn:aws:sts::123456789012:assumed-role/Auditor/olga";
  private static final String ROLE = "arn:aws:iam::123456789012:role/Auditor";
  private static final String ENTRY =
      "{\"roles\":[\"auditor\"],\"accounts\":[\"*\"],\"requesters\":[\"U0ALICE001\"],"
          + "\"permission_sets\":[\"ReadOnlyAccess\"],\"statuses\":[\"ACTIVE\",\"PENDING\"]}";

  @TestFactory
  Stream<DynamicTest> read_whenInputIsUnexpected_keepsItsWord() {
    return Fuzz.tests(principalMap(), nextToken(), query());
  }

  private static TextTarget principalMap() {
    return new TextTarget(
        "principal-map",
        List.of(
            "{\"" + ROLE + "\":" + ENTRY + ",\"*\":{\"roles\":[\"viewer\"]}}",
            "{\"" + SESSION + "\":" + ENTRY + "}",
            "{\"" + ROLE + "\":{},\"" + ROLE + "\":" + ENTRY + "}"),
        List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            "null",
            "true",
            "1",
            "\"*\"",
            "\"roles\":",
            "\"accounts\":",
            "\"requesters\":",
            "\"statuses\":",
            "\"permission_sets\":",
            "[\"*\"]",
            "\"security_admin\"",
            "\"viewer\"",
            "\"" + SESSION + "\":",
            "\"" + ROLE + "\":",
            "x"),
        UnexpectedInputTest::map);
  }

  /** Nobody gets a role, or all of something, that the text does not spell out. */
  private static String map(String text) {
    Settings settings =
        new Settings(Map.of("AUDIT_API_PRINCIPAL_MAP", "\n" + text), name -> "", CLOCK);
    if (text.isBlank()) {
      return "missing";
    }
    Optional<Caller> caller = Principals.of(settings).find(Optional.of(SESSION));
    if (caller.isEmpty()) {
      return "refused";
    }
    caller.get().roles().forEach(r -> assertThat(text).containsIgnoringCase("\"" + r + "\""));
    assertThat(text)
        .containsPattern("\"(" + SESSION + "|arn:aws:iam::123456789012:role/([^\"]+/)?Auditor)\"");
    if (caller.get().scope().accounts().all()) {
      assertThat(text).contains("\"accounts\"").contains("\"*\"");
    }
    return caller.get().roles() + " " + caller.get().scope().isNothing();
  }

  private static final PageTokens TOKENS =
      PageTokens.of(new Settings(Map.of("AUDIT_TOKEN_KEY", "0123456789abcdef"), name -> "", CLOCK));
  private static final Filters ACTIVE = Filters.of(RequestStatus.ACTIVE);
  private static final List<String> GENUINE =
      Stream.of("", "created_at=N.1&request_id=S.req-000001&status=S.ACTIVE")
          .map(position -> TOKENS.seal(position, SESSION, ACTIVE))
          .toList();
  private static final List<String> FOREIGN =
      List.of(
          TOKENS.seal("x", ROLE, ACTIVE),
          TOKENS.seal("x", SESSION, Filters.of(RequestStatus.DENIED)));

  private static TextTarget nextToken() {
    return new TextTarget(
        "next-token",
        Stream.concat(GENUINE.stream(), FOREIGN.stream()).toList(),
        List.of("A", "=", "-", "_", "AAAA", "%", " ", "+", "/"),
        UnexpectedInputTest::token);
  }

  private static String token(String text) {
    Optional<String> position = TOKENS.open(text, SESSION, ACTIVE);
    assertThat(position.isPresent()).isEqualTo(GENUINE.contains(text));
    return position.map(found -> "opened " + found.length()).orElse("refused");
  }

  private static TextTarget query() {
    return new TextTarget(
        "reading-query",
        List.of(
            "status=PENDING&account_id=123456789012&created_after=1&created_before=2.5",
            "permission_set_name=Read%2BOnly&requester_slack_user_id=U0ALICE001&page_size=7",
            "status=ACTIVE&status=DENIED&next_token=abc"),
        List.of(
            "&",
            "=",
            "%",
            "%00",
            "%2",
            "%C3%A4",
            "%FF",
            "+",
            "status=",
            "ACTIVE",
            "account_id=",
            "page_size=",
            "created_after=",
            "1e9",
            "-1",
            "999999999999",
            "next_token=",
            "é"),
        UnexpectedInputTest::filters);
  }

  /** Either all that was sent was understood, each once, or something is complained about. */
  private static String filters(String text) {
    Parameters parameters = new Parameters(QueryParameters.parse(text));
    Filters filters = parameters.filters();
    int size = parameters.number("page_size", 50, 200);
    parameters.text("next_token");
    assertThat(size).isBetween(1, 200);
    assertThat(parameters.problems())
        .allSatisfy(problem -> assertThat(problem).matches("[a-zA-Z0-9 `'_,;:]+"));
    if (parameters.problems().isEmpty()) {
      filters.account().ifPresent(account -> assertThat(text).contains("account_id="));
      return "accepted " + filters.primary().isPresent() + filters.createdAfter().isPresent();
    }
    return String.join(" ", parameters.problems());
  }
}
