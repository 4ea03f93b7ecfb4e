package io.boundary.reading.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.broker.fixture.contract.Samples;
import io.boundary.model.AccessRequest;
import io.boundary.model.AccountId;
import io.boundary.model.PermissionSetName;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import io.boundary.model.settings.SettingException;
import io.boundary.model.settings.Settings;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalsTest {

  private static final String SESSION =
      "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Audit_0a1b/olga@example.com";
  private static final String ALL =
      "\"accounts\":[\"*\"],\"requesters\":[\"*\"],\"permission_sets\":[\"*\"],\"statuses\":[\"*\"]";

  @ParameterizedTest
  @ValueSource(
      strings = {
        SESSION,
        "arn:aws:iam::123456789012:role/AWSReservedSSO_Audit_0a1b",
        "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Audit_0a1b"
      })
  void find_whenTheMapNamesTheSessionOrItsRole_thenKnown(String principal) {
    Caller caller = find("{\"" + principal + "\":{\"roles\":[\"auditor\"]," + ALL + "}}", SESSION);

    assertThat(caller.arn()).isEqualTo(SESSION);
    assertThat(caller.roles()).containsExactly(Role.AUDITOR);
    assertThat(caller.scope()).isEqualTo(Scope.EVERYTHING);
    assertThat(caller.mayReadFigures()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Audit_0a1b/somebody",
        "arn:aws:iam::123456789013:role/AWSReservedSSO_Audit_0a1b",
        "arn:aws-cn:iam::123456789012:role/AWSReservedSSO_Audit_0a1b",
        "arn:aws:iam::123456789012:role/AWSReservedSSO_Audit_0a1",
        "arn:aws:iam::123456789012:role/AWSReservedSSO_Audit_0a1b/other",
        "arn:aws:iam::123456789012:role/awsreservedsso_audit_0a1b",
        "arn:aws:iam::123456789012:user/AWSReservedSSO_Audit_0a1b"
      })
  void find_whenTheMapNamesAnotherOne_thenUnknown(String principal) {
    assertThat(principals("{\"" + principal + "\":{\"roles\":[\"auditor\"]}}").find(of(SESSION)))
        .isEmpty();
  }

  @Test
  void find_whenSeveralEntriesMatch_thenTheNearestCountsAlone() {
    String role = "arn:aws:iam::123456789012:role/AWSReservedSSO_Audit_0a1b";
    String any = "\"*\":{\"roles\":[\"security_admin\"]," + ALL + "}";
    String ofRole = "\"" + role + "\":{\"roles\":[\"auditor\"]," + ALL + "}";
    String ofSession = "\"" + SESSION + "\":{\"roles\":[\"viewer\"]}";

    assertThat(find("{" + any + "," + ofRole + "," + ofSession + "}", SESSION).roles())
        .containsExactly(Role.VIEWER);
    assertThat(find("{" + any + "," + ofRole + "}", SESSION).roles()).containsExactly(Role.AUDITOR);
    assertThat(find("{" + any + "}", SESSION).roles()).containsExactly(Role.SECURITY_ADMIN);
  }

  @Test
  void find_whenTheMapNamesAnybody_thenOnlyWhereThatIsAllowed() {
    String map = "{\"*\":{\"roles\":[\"viewer\"]}}";

    assertThat(principals(map, "false").find(of(SESSION))).isEmpty();
    assertThat(principals(map, "true").find(of(SESSION))).isPresent();
    assertThat(principals(map, "true").find(Optional.empty())).isEmpty();
    assertThat(principals(map, "true").find(of("*"))).isEmpty();
    assertThat(principals(map, "false").find(of("*"))).isEmpty();
    assertThatThrownBy(() -> principals(map, "yes"))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("AUDIT_API_ALLOW_WILDCARD_PRINCIPAL_MAP");
  }

  @Test
  void scope_whenOneIsMissing_thenItIsNothingAndNotEverything() {
    AccessRequest request = Samples.request(1, RequestStatus.ACTIVE);
    for (String missing : List.of("accounts", "requesters", "permission_sets", "statuses")) {
      String scope = ALL.replaceFirst("\"" + missing + "\":\\[\"\\*\"],?", "");
      String entry = "{\"roles\":[\"auditor\"]," + scope.replaceFirst(",$", "") + "}";

      Scope read = find("{\"" + SESSION + "\":" + entry + "}", SESSION).scope();

      assertThat(read.holds(request)).as(missing).isFalse();
      assertThat(read.isNothing()).as(missing).isTrue();
    }
  }

  @Test
  void scope_whenItNamesSome_thenJustThose() {
    Scope scope =
        find(
                "{\""
                    + SESSION
                    + "\":{\"roles\":[\"viewer\",\"auditor\"],\"accounts\":[\"111122223333\"],"
                    + "\"requesters\":[\"U0REQUESTER\"],\"permission_sets\":[\"ReadOnlyAccess\"],"
                    + "\"statuses\":[\"PENDING\",\"ACTIVE\"]}}",
                SESSION)
            .scope();

    assertThat(scope.holds(Samples.request(1, RequestStatus.ACTIVE))).isTrue();
    assertThat(scope.holds(Samples.request(1, RequestStatus.PENDING_APPROVAL))).isTrue();
    assertThat(scope.holds(Samples.request(1, RequestStatus.DENIED))).isFalse();
    assertThat(scope.accounts().holds(new AccountId("999999999999"))).isFalse();
    assertThat(scope.requesters().holds(new SlackUserId("U0OTHER"))).isFalse();
    assertThat(scope.permissionSets().holds(new PermissionSetName("readonlyaccess"))).isFalse();
    assertThat(scope.coversFigures()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[]",
        "null",
        "{\"X\":{}}",
        "{\"arn:aws:iam::123456789012:role/*\":{}}",
        "{\"SESSION\":{\"roles\":[\"admin\"]}}",
        "{\"SESSION\":{\"roles\":[\"AUDITOR\"]}}",
        "{\"SESSION\":{\"roles\":\"auditor\"}}",
        "{\"SESSION\":{\"roles\":[\"auditor\"],\"account\":[\"*\"]}}",
        "{\"SESSION\":{\"roles\":[\"auditor\"],\"accounts\":\"*\"}}",
        "{\"SESSION\":{\"roles\":[\"auditor\"],\"accounts\":[123456789012]}}",
        "{\"SESSION\":{\"roles\":[\"auditor\"],\"accounts\":[\"12345678901\"]}}",
        "{\"SESSION\":{\"roles\":[\"auditor\"],\"accounts\":[\"*\",\"123456789012\"]}}",
        "{\"SESSION\":{\"roles\":[\"auditor\"],\"accounts\":null}}",
        "{\"SESSION\":{\"roles\":[\"auditor\"],\"statuses\":[\"GRANTED\"]}}",
        "{\"SESSION\":[]}",
        "{\"SESSION\":{},\"SESSION\":{}}",
        "{\"SESSION\":{\"roles\":[\"viewer\"],\"roles\":[\"auditor\"]}}",
        "{\"SESSION\":{\"roles\":[\"auditor\"]}} x",
        "{\"SESSION\":{\"roles\":[\"auditor\"]}",
        "{\"arn:aws:iam::123456789012:role/A\":{},\"arn:aws:iam::123456789012:role/p/A\":{}}"
      })
  void find_whenTheMapIsMalformedAnywhere_thenEverybodyIsRefused(String map) {
    String good = "\"arn:aws:iam::123456789012:user/good\":{\"roles\":[\"auditor\"]}";
    String text = map.replace("SESSION", SESSION);
    String withAGoodOne = text.startsWith("{") ? "{" + good + "," + text.substring(1) : text;

    Principals principals = principals(withAGoodOne);

    assertThat(principals.find(of(SESSION))).isEmpty();
    assertThat(principals.find(of("arn:aws:iam::123456789012:user/good"))).isEmpty();
    PrincipalMapReader.Result result = PrincipalMapReader.read(withAGoodOne);
    assertThat(((PrincipalMapReader.Malformed) result).problem())
        .matches("[a-zA-Z0-9 `*_,:]+")
        .doesNotContain("12345");
  }

  @Test
  void find_whenTheParameterChanges_thenTheNewMapCounts() {
    Deque<String> values = new ArrayDeque<>(List.of("{\"" + SESSION + "\":{}}", "{}"));
    MovableClock clock = new MovableClock();
    Settings settings =
        new Settings(
            Map.of("AUDIT_API_PRINCIPAL_MAP", "ssm:/map"), name -> values.removeFirst(), clock);
    Principals principals = Principals.of(settings);

    assertThat(principals.find(of(SESSION))).isPresent();
    clock.millis += 600_000;
    assertThat(principals.find(of(SESSION))).isEmpty();
  }

  private static Optional<String> of(String arn) {
    return Optional.of(arn);
  }

  private static Caller find(String map, String arn) {
    return principals(map, "true").find(of(arn)).orElseThrow();
  }

  private static Principals principals(String map) {
    return principals(map, "false");
  }

  private static Principals principals(String map, String wildcard) {
    Map<String, String> environment = new HashMap<>();
    environment.put("AUDIT_API_PRINCIPAL_MAP", map);
    environment.put("AUDIT_API_ALLOW_WILDCARD_PRINCIPAL_MAP", wildcard);
    return Principals.of(new Settings(environment, name -> "", new MovableClock()));
  }

  private static final class MovableClock extends Clock {
    private long millis;

    @Override
    public java.time.Instant instant() {
      return java.time.Instant.ofEpochMilli(millis);
    }

    @Override
    public java.time.ZoneId getZone() {
      return java.time.ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      throw new UnsupportedOperationException("one zone");
    }
  }
}
