package io.boundary.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.port.DriftChannel.Summary;
import io.boundary.broker.port.Finding;
import io.boundary.broker.port.Notifier.Delivery;
import io.boundary.model.AccountId;
import io.boundary.model.Assignment;
import io.boundary.model.InstanceArn;
import io.boundary.model.PermissionSetArn;
import io.boundary.model.PrincipalId;
import io.boundary.model.PrincipalType;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackDriftChannelTest {

  private static final Instant T0 = Instant.parse("2026-03-01T09:00:00Z");

  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(Map.of(), Timing.USUAL);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static Finding finding(String permissionSet) {
    Assignment assignment =
        new Assignment(
            new InstanceArn("arn:aws:sso:::instance/ssoins-1234567890abcdef"),
            new PermissionSetArn("arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1"),
            new AccountId("111122223333"),
            PrincipalType.USER,
            new PrincipalId("p-sam"));
    return new Finding(Finding.Kind.UNKNOWN, assignment, permissionSet, T0, "a direct assignment");
  }

  private static Summary summary(List<Finding> findings) {
    return new Summary(findings, 1, true, T0);
  }

  @Test
  void post_whenThereAreFindings_thenTheChannelIsToldOfThem() {
    Delivery delivery =
        bench.driftChannel("#drift").post(summary(List.of(finding("ReadOnlyAccess"))));

    assertThat(delivery).isInstanceOf(Delivery.Done.class);
    assertThat(bench.slack.last().path()).isEqualTo("/api/chat.postMessage");
    assertThat(bench.slack.last().form())
        .containsEntry("channel", "#drift")
        .containsEntry(
            "text", "Reconciliation: 0 of ours missing, 0 stuck, 1 not ours, 1 unreadable");
    assertThat(bench.slack.last().form().get("blocks"))
        .contains("ReadOnlyAccess in 111122223333 of p-sam since 2026-03-01 09:00 UTC");
  }

  @Test
  void post_whenThereAreMany_thenTheFirstAreShownAndTheRestIsCounted() {
    bench.driftChannel("#drift").post(summary(Collections.nCopies(500, finding("ReadOnlyAccess"))));

    String blocks = bench.slack.last().form().getOrDefault("blocks", "");
    assertThat(blocks.split("Not ours", -1)).hasSize(21);
    assertThat(blocks).contains("and 480 more");
  }

  @Test
  void post_whenANameHoldsMarkup_thenItIsText() {
    bench.driftChannel("#drift").post(summary(List.of(finding("<!channel> *x* &"))));

    assertThat(bench.slack.last().form().get("blocks"))
        .doesNotContain("<!channel>")
        .contains("!channel");
  }

  @Test
  void post_whenSlackIsDown_thenItSaysSoAndThrowsNothing() {
    bench.slack.always("/api/chat.postMessage", FakeSlack.Scripted.status(500));

    assertThat(bench.driftChannel("#drift").post(summary(List.of(finding("x")))))
        .isInstanceOf(Delivery.Later.class);
  }

  @Test
  void post_whenTheTokenCannotBeRead_thenItSaysSoAndThrowsNothing() {
    bench.storeIsDown.set(true);

    assertThat(bench.driftChannel("#drift").post(summary(List.of(finding("x")))))
        .isInstanceOf(Delivery.Later.class);
  }
}
