package io.boundary.aws.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boundary.aws.Backoff;
import io.boundary.aws.CallBudget;
import io.boundary.aws.FakeAws;
import io.boundary.aws.ManualTime;
import io.boundary.broker.port.AccountCatalog.Lookup;
import io.boundary.broker.port.FactUnavailableException;
import io.boundary.model.AccountFacts;
import io.boundary.model.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganizationsAccountCatalogTest {

  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final String DESCRIBE = "DescribeAccount";
  private static final String TAGS = "ListTagsForResource";
  private static final String PARENTS = "ListParents";

  @RegisterExtension final FakeAws aws = new FakeAws();
  private final ExecutorService threads = Executors.newFixedThreadPool(3);
  private final ManualTime time = new ManualTime(Instant.parse("2026-01-05T09:00:00Z"));
  private final OrganizationsAccountCatalog catalog =
      new OrganizationsAccountCatalog(
          aws.clients().organizations(),
          new OrganizationsCalls(
              Duration.ofSeconds(4),
              new CallBudget(20, 5, time, time),
              new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), () -> 1.0),
              time,
              time),
          threads);

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void facts_whenAllCanBeRead_thenRootFirstPathAndTagsOfAllPages() {
    // given
    described("\"State\":\"ACTIVE\",\"Status\":\"SUSPENDED\"");
    path();
    aws.answer(
            TAGS, "{\"Tags\":[{\"Key\":\"Environment\",\"Value\":\"Prod\"}],\"NextToken\":\"n\"}")
        .answer(TAGS, "{\"Tags\":[{\"Key\":\"Owner\",\"Value\":\"\"}]}");

    // when, then
    assertThat(catalog.facts(ACCOUNT))
        .isEqualTo(
            new Lookup.Active(
                new AccountFacts(
                    ACCOUNT,
                    "Production",
                    List.of("r-ab12", "ou-ab12-parent01", "ou-ab12-child001"),
                    Map.of("Environment", "Prod", "Owner", ""))));
    assertThat(aws.calls(PARENTS))
        .extracting(FakeAws.Call::body)
        .containsExactly(
            "{\"ChildId\":\"111122223333\"}",
            "{\"ChildId\":\"ou-ab12-child001\"}",
            "{\"ChildId\":\"ou-ab12-parent01\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"State\":\"SUSPENDED\"|SUSPENDED",
        "\"Status\":\"PENDING_CLOSURE\"|PENDING_CLOSURE"
      })
  void facts_whenNotActive_thenSaysSo(String json, String state) {
    described(json);
    path();
    aws.answer(TAGS, "{\"Tags\":[]}");
    assertThat(catalog.facts(ACCOUNT)).isEqualTo(new Lookup.NotActive(state));
  }

  @Test
  void facts_whenAnOlderAnswerHasStatusAlone_thenItCounts() {
    described("\"Status\":\"ACTIVE\"");
    path();
    aws.answer(TAGS, "{\"Tags\":[]}");
    assertThat(catalog.facts(ACCOUNT)).isInstanceOf(Lookup.Active.class);
  }

  @Test
  void facts_whenThereIsNoSuchAccount_saysSoInPlainWordsAndForGood() {
    described("\"State\":\"ACTIVE\"");
    path();
    aws.answer(TAGS, "{\"Tags\":[]}");
    aws.always("DescribeAccount", 400, "AccountNotFoundException");

    FactUnavailableException failure =
        catchThrowableOfType(FactUnavailableException.class, () -> catalog.facts(ACCOUNT));

    assertThat(failure).isNotNull().hasMessageContaining("there is no such account");
    assertThat(failure.lasting()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "DescribeAccount,400,AccessDeniedException,true",
    "DescribeAccount,500,ServiceException,false",
    "ListParents,400,ChildNotFoundException,true",
    "ListParents,400,TooManyRequestsException,false",
    "ListTagsForResource,400,AccessDeniedException,true",
    "ListTagsForResource,400,TargetNotFoundException,true",
    "ListTagsForResource,400,TooManyRequestsException,false"
  })
  void facts_whenOneCannotBeRead_thenNoneIsGiven(
      String operation, int status, String code, boolean lasting) {
    described("\"State\":\"ACTIVE\"");
    path();
    aws.answer(TAGS, "{\"Tags\":[]}");
    aws.always(operation, status, code);

    FactUnavailableException failure =
        catchThrowableOfType(FactUnavailableException.class, () -> catalog.facts(ACCOUNT));

    assertThat(failure).isNotNull().hasMessageContaining(code);
    assertThat(failure.lasting()).isEqualTo(lasting);
  }

  @Test
  void facts_whenASecondPageOfTagsFails_thenTheFirstDoesNotPassForAll() {
    described("\"State\":\"ACTIVE\"");
    path();
    aws.answer(TAGS, "{\"Tags\":[{\"Key\":\"a\",\"Value\":\"b\"}],\"NextToken\":\"n\"}")
        .fail(TAGS, 400, "AccessDeniedException");
    assertThat(catchThrowableOfType(FactUnavailableException.class, () -> catalog.facts(ACCOUNT)))
        .isNotNull();
  }

  @Test
  void facts_whenAParentIsMissing_thenUnavailable() {
    described("\"State\":\"ACTIVE\"");
    aws.answer(PARENTS, "{\"Parents\":[]}").answer(TAGS, "{\"Tags\":[]}");
    FactUnavailableException failure =
        catchThrowableOfType(FactUnavailableException.class, () -> catalog.facts(ACCOUNT));
    assertThat(failure).isNotNull();
    assertThat(failure.lasting()).isFalse();
  }

  private void described(String state) {
    aws.answer(
        DESCRIBE, "{\"Account\":{\"Id\":\"111122223333\",\"Name\":\"Production\"," + state + "}}");
  }

  private void path() {
    aws.answer(PARENTS, parent("ou-ab12-child001", "ORGANIZATIONAL_UNIT"))
        .answer(PARENTS, parent("ou-ab12-parent01", "ORGANIZATIONAL_UNIT"))
        .answer(PARENTS, parent("r-ab12", "ROOT"));
  }

  private static String parent(String id, String type) {
    return "{\"Parents\":[{\"Id\":\"%s\",\"Type\":\"%s\"}]}".formatted(id, type);
  }
}
