package io.boundary.reading.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.port.HistoryQuery;
import io.boundary.model.AccountId;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import io.boundary.reading.http.QueryParameters;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

  @Test
  void filters_whenAllAreGiven_thenReadAndTheNarrowestIndexIsTaken() {
    Parameters parameters =
        parse(
            "status=PENDING&account_id=123456789012&permission_set_name=Read%2BOnly"
                + "&requester_slack_user_id=U0ALICE001&created_after=1767603600.25"
                + "&created_before=1767603601");

    Filters filters = parameters.filters();

    assertThat(parameters.problems()).isEmpty();
    assertThat(filters.status()).contains(RequestStatus.PENDING_APPROVAL);
    assertThat(filters.permissionSet().orElseThrow().value()).isEqualTo("Read+Only");
    assertThat(filters.createdAfter()).contains(Instant.parse("2026-01-05T09:00:00.25Z"));
    assertThat(filters.primary())
        .contains(new HistoryQuery.ByRequester(new SlackUserId("U0ALICE001")));
    Filters fewer = parse("status=active&account_id=123456789012").filters();
    assertThat(fewer.primary()).contains(new HistoryQuery.ByAccount(new AccountId("123456789012")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status=|`status` is no state",
        "status=GRANTED|`status` is no state",
        "account_id=12345678901|`account_id` is not 12 digits",
        "account_id=１２３４５６７８９０１２|`account_id` is not 12 digits",
        "permission_set_name=Read+Only|`permission_set_name` is no permission set's name",
        "requester_slack_user_id=alice|`requester_slack_user_id` is no Slack user id",
        "created_after=1e3|`created_after` is no epoch seconds",
        "created_after=-1|`created_after` is no epoch seconds",
        "created_after=999999999999|`created_after` is no epoch seconds",
        "created_before=NaN|`created_before` is no epoch seconds",
        "created_after=2&created_before=1|`created_after` is later than `created_before`",
        "status=ACTIVE&status=ACTIVE|a parameter is given twice",
        "status=ACTIVE&%73tatus=ACTIVE|a parameter is given twice",
        "status=%zz|the query is not well encoded",
        "status=%2|the query is not well encoded",
        "status=%ff|the query is not well encoded"
      })
  void filters_whenOneIsWrong_thenItIsNamedAndNotRepeated(String query, String problem) {
    Parameters parameters = parse(query);

    parameters.filters();

    assertThat(parameters.problems()).containsExactly(problem);
  }

  @Test
  void problems_whenThereIsMoreThanAnybodyAskedFor_thenSaysWhatIsKnown() {
    Parameters parameters = parse("created_after=1&STATUS=ACTIVE");

    parameters.range();

    assertThat(parameters.problems())
        .containsExactly(
            "there is an unknown parameter; known here: created_after, created_before");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "-1", "", "1.5", "+5", "99999999999", "٣"})
  void number_whenOutOfRange_thenAProblem(String text) {
    Parameters parameters = parse("page_size=" + text);

    assertThat(parameters.number("page_size", 50, 200)).isEqualTo(50);
    assertThat(parameters.problems()).containsExactly("`page_size` is not 1 to 200");
  }

  @Test
  void number_whenInRangeOrMissing_thenItOrTheDefault() {
    assertThat(parse("page_size=200").number("page_size", 50, 200)).isEqualTo(200);
    assertThat(parse("").number("page_size", 50, 200)).isEqualTo(50);
  }

  @Test
  void withoutBlanks_whenAFormLeftSomeOut_thenTheyAreMissing() {
    QueryParameters form = QueryParameters.parse("status=&account_id=+&reason=two+words");

    assertThat(form.withoutBlanks().values()).containsOnlyKeys("reason");
    assertThat(form.values()).containsEntry("reason", "two words");
    assertThat(QueryParameters.parse("a=1&&b").values()).containsOnlyKeys("a", "b");
    assertThat(QueryParameters.parse("x".repeat(10_000)).problems())
        .isEqualTo(List.of("the query is too long"));
  }

  private static Parameters parse(String query) {
    return new Parameters(QueryParameters.parse(query));
  }
}
