package io.boundary.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallBudgetTest {

  private static final Instant T0 = Instant.parse("2026-01-05T09:00:00Z");
  private static final Instant NEVER = T0.plus(Duration.ofDays(1));

  private final ManualTime time = new ManualTime(T0);

  @Test
  void acquire_whenManyCome_thenNeverMoreThanTheRateAfterTheBurst() {
    CallBudget budget = new CallBudget(20, 2, time, time);
    for (int n = 0; n < 42; n++) {
      assertThat(budget.acquire(NEVER)).isTrue();
    }
    assertThat(time.sleeps()).hasSize(40).containsOnly(Duration.ofMillis(50));
    assertThat(time.instant()).isEqualTo(T0.plusSeconds(2));
  }

  @Test
  void acquire_whenIdleForLong_thenTheBurstDoesNotGrow() {
    CallBudget budget = new CallBudget(10, 2, time, time);
    time.move(Duration.ofHours(1));
    for (int n = 0; n < 3; n++) {
      assertThat(budget.acquire(NEVER)).isTrue();
    }
    assertThat(time.sleeps()).containsExactly(Duration.ofMillis(100));
  }

  @Test
  void acquire_whenTheTurnComesTooLate_thenRefusesAtOnceAndUsesNoTurnUp() {
    CallBudget budget = new CallBudget(1, 1, time, time);
    assertThat(budget.acquire(NEVER)).isTrue();
    assertThat(budget.acquire(T0.plusSeconds(1))).isFalse();
    assertThat(budget.acquire(T0)).isFalse();
    assertThat(time.sleeps()).isEmpty();

    assertThat(budget.acquire(NEVER)).isTrue();
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void acquire_whenTheClockIsPutBack_thenNobodyWaitsForTheLostTime() {
    CallBudget budget = new CallBudget(1, 1, time, time);
    assertThat(budget.acquire(NEVER)).isTrue();
    time.move(Duration.ofHours(-1));
    assertThat(budget.acquire(NEVER)).isTrue();
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void throttled_whenOnce_thenAQuarterLessUntilItIsWonBack() {
    CallBudget budget = new CallBudget(14, 1, time, time);
    budget.throttled();
    budget.throttled();
    assertThat(budget.callsPerSecond()).isEqualTo(10.5);
    time.move(Duration.ofSeconds(2));
    assertThat(budget.callsPerSecond()).isEqualTo(10.9);
    time.move(Duration.ofSeconds(4));
    assertThat(budget.callsPerSecond()).isEqualTo(14);
  }

  @Test
  void throttled_whenForEver_thenItStillTriesNowAndThen() {
    CallBudget budget = new CallBudget(14, 1, time, time);
    for (int n = 0; n < 100; n++) {
      budget.throttled();
      time.move(Duration.ofMillis(500));
    }
    assertThat(budget.callsPerSecond()).isBetween(0.5, 2.1);
  }

  @Test
  void throttled_whenTheClockIsPutBack_thenTheRateIsWonBackAllTheSame() {
    CallBudget budget = new CallBudget(14, 1, time, time);
    budget.throttled();
    time.move(Duration.ofHours(-1));
    assertThat(budget.callsPerSecond()).isEqualTo(10.5);
    time.move(Duration.ofSeconds(6));
    assertThat(budget.callsPerSecond()).isEqualTo(14);
  }

  /** Each wants all that it may have, and knows nothing of the others. */
  @ParameterizedTest
  @CsvSource({"2,20", "3,20", "5,20", "10,20", "11,20", "2,14", "4,14"})
  void throttled_whenProcessesShareOneQuota_thenTheyComeNearItAndNoneStarves(int n, double share) {
    // given
    SharedQuota quota = new SharedQuota(20, n, share);

    // when
    quota.run(Duration.ofSeconds(20));
    quota.forget();
    quota.run(Duration.ofMinutes(2));

    // then
    double used = quota.served.stream().mapToInt(Integer::intValue).sum() / 120.0;
    double refused = quota.refused / 120.0;
    assertThat(used).isBetween(0.85 * 20, 20.2);
    assertThat(refused).isLessThan(0.35 * 20);
    double fair = used / n;
    assertThat(quota.served).allSatisfy(one -> assertThat(one / 120.0).isGreaterThan(fair / 3));
  }

  @Test
  void throttled_whenTheOthersAreQuiet_thenTheShareIsReachedAgain() {
    SharedQuota quota = new SharedQuota(20, 1, 14);
    quota.budgets.get(0).throttled();
    quota.run(Duration.ofSeconds(10));
    quota.forget();
    quota.run(Duration.ofMinutes(1));
    assertThat(quota.served.get(0) / 60.0).isCloseTo(14, within(0.2));
    assertThat(quota.refused).isZero();
  }

  /** AWS's bucket and some processes, in steps of a millisecond. */
  private final class SharedQuota {
    private final List<CallBudget> budgets = new ArrayList<>();
    private final List<Integer> served = new ArrayList<>();
    private final List<Instant> busyUntil = new ArrayList<>();
    private final SplittableRandom chance = new SplittableRandom(7);
    private final double perSecond;
    private double tokens;
    private int refused;

    private SharedQuota(double perSecond, int processes, double share) {
      this.perSecond = perSecond;
      this.tokens = perSecond;
      for (int n = 0; n < processes; n++) {
        budgets.add(new CallBudget(share, 2, time, wait -> true));
        served.add(0);
        busyUntil.add(T0);
      }
    }

    private void forget() {
      served.replaceAll(any -> 0);
      refused = 0;
    }

    private void run(Duration span) {
      for (long at = 0; at < span.toMillis(); at++) {
        tokens = Math.min(perSecond, tokens + perSecond / 1000);
        int first = chance.nextInt(budgets.size());
        for (int n = 0; n < budgets.size(); n++) {
          int who = (n + first) % budgets.size();
          if (!busyUntil.get(who).isAfter(time.instant())
              && budgets.get(who).acquire(time.instant().plusMillis(1))) {
            call(who);
          }
        }
        time.move(Duration.ofMillis(1));
      }
    }

    private void call(int who) {
      if (tokens >= 1) {
        tokens--;
        served.set(who, served.get(who) + 1);
      } else {
        refused++;
        budgets.get(who).throttled();
        busyUntil.set(who, time.instant().plusMillis(100));
      }
    }
  }
}
