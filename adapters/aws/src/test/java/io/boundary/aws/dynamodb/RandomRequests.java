package io.boundary.aws.dynamodb;

import io.boundary.broker.fixture.contract.Samples;
import io.boundary.model.AccessRequest;
import io.boundary.model.AccountId;
import io.boundary.model.Actor;
import io.boundary.model.Approval;
import io.boundary.model.Ask;
import io.boundary.model.Assignment;
import io.boundary.model.DecisionEvidence;
import io.boundary.model.EndRequest;
import io.boundary.model.LedgerHead;
import io.boundary.model.MessageRef;
import io.boundary.model.Notice;
import io.boundary.model.PermissionSetName;
import io.boundary.model.PrincipalId;
import io.boundary.model.PrincipalType;
import io.boundary.model.RequestStatus;
import io.boundary.model.Ruling;
import io.boundary.model.SlackUserId;
import io.boundary.model.TicketId;
import io.boundary.model.Vote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Requests with each field present or absent, empty or odd, by chance from a seed. */
final class RandomRequests {

  private static final List<String> TEXTS =
      List.of(
          "", " ", "plain", "naïve ☂ 🙂", "line\nbreak\ttab", "=1+1", "\"quoted\"", "42", "true");
  private static final List<RequestStatus> STATES = List.of(RequestStatus.values());
  private static final AccountId ACCOUNT = new AccountId("111122223333");

  private final SplittableRandom random;

  RandomRequests(long seed) {
    random = new SplittableRandom(seed);
  }

  AccessRequest next() {
    RequestStatus status = STATES.get(random.nextInt(STATES.size()));
    boolean granted = status == RequestStatus.APPROVED || status == RequestStatus.ACTIVE;
    return new AccessRequest(
        Samples.id(random.nextInt(1_000_000)),
        random.nextLong(1, Long.MAX_VALUE),
        status,
        ask(),
        granted ? Optional.of(assignment()) : maybe(this::assignment),
        evidence(),
        duration(),
        maybe(this::approval),
        maybe(this::ruling),
        maybe(this::ruling),
        time(),
        time(),
        maybe(this::time),
        maybe(this::time),
        maybe(this::time),
        maybe(() -> new EndRequest(time(), Actor.JANITOR, text())),
        maybe(this::text),
        random.nextBoolean()
            ? LedgerHead.NONE
            : new LedgerHead(random.nextLong(99), "ab".repeat(32)),
        notices(),
        time(),
        random.nextInt(9),
        maybe(() -> STATES.get(random.nextInt(STATES.size()))));
  }

  private Ask ask() {
    return new Ask(
        user(),
        ACCOUNT,
        new PermissionSetName("Admin+=,.@_-"),
        duration(),
        maybe(() -> new TicketId("JIRA-ü/7")),
        time(),
        maybe(() -> "https://hooks.slack.com/commands/T0/1"));
  }

  private Assignment assignment() {
    Assignment plain = Samples.assignment(random.nextInt(99), ACCOUNT);
    return new Assignment(
        plain.instance(),
        plain.permissionSet(),
        ACCOUNT,
        random.nextBoolean() ? PrincipalType.USER : PrincipalType.GROUP,
        plain.principal());
  }

  private DecisionEvidence evidence() {
    return new DecisionEvidence(
        maybe(this::text),
        text(),
        maybe(this::text),
        text(),
        time(),
        maybe(this::text),
        maybe(this::text),
        maybe(this::text),
        texts(),
        tags());
  }

  private Approval approval() {
    List<Vote> votes = new ArrayList<>();
    for (int n = random.nextInt(3); n > 0; n--) {
      votes.add(new Vote(user(), new PrincipalId("p-" + n), text(), time()));
    }
    Optional<MessageRef> message = maybe(() -> new MessageRef(text(), text()));
    return new Approval(texts(), text(), 1 + random.nextInt(4), time(), votes, message);
  }

  private Ruling ruling() {
    return new Ruling(random.nextBoolean() ? "policy" : user().value(), time());
  }

  private Set<Notice> notices() {
    Set<Notice> notices = new HashSet<>();
    for (Notice notice : Notice.values()) {
      if (random.nextInt(4) == 0) {
        notices.add(notice);
      }
    }
    return notices;
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new HashMap<>();
    for (int n = random.nextInt(3); n > 0; n--) {
      tags.put("key" + n, text());
    }
    return tags;
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      texts.add(text());
    }
    return texts;
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private SlackUserId user() {
    return new SlackUserId(random.nextBoolean() ? "U0ALICE" : "W0BOB");
  }

  private Duration duration() {
    return Duration.ofMillis(random.nextLong(3_000_000_000L));
  }

  /** Some with more digits than a millisecond has, some before 1970. */
  private Instant time() {
    Instant second = Instant.ofEpochSecond(random.nextLong(-1000, 4_000_000_000L));
    return random.nextBoolean()
        ? second.plusMillis(random.nextInt(1000))
        : second.plusNanos(random.nextInt(1_000_000_000));
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }
}
