package io.boundary.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.audit.ChainJudge;
import io.boundary.cli.audit.SampleLedger.Files;
import io.boundary.model.LedgerSeal.Since;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BundleTamperingTest {

  private static final int MUTATIONS = 1_000;
  private static final SampleLedger LEDGER = SampleLedger.of(12, new SplittableRandom(1));

  @Test
  void check_whenNothingWasChanged_holds() {
    assertThat(LEDGER.files().check(LEDGER.sealed()).problems()).isEmpty();
    assertThat(LEDGER.files().check(ChainJudge.UNSEALED).problems()).isEmpty();
    assertThat(new SampleLedger(List.of()).files().check(ChainJudge.UNSEALED).holds()).isTrue();
  }

  @Test
  void check_whenAnythingWasChangedAndASealWasKept_findsIt() {
    Files genuine = LEDGER.files();
    int done = 0;
    int unseenWithoutSeal = 0;
    for (int seed = 0; done < MUTATIONS; seed++) {
      Files files = new Tampering(LEDGER, new SplittableRandom(seed)).done(seed % Tampering.KINDS);
      if (Arrays.equals(files.ledger(), genuine.ledger())
          && Arrays.equals(files.manifest(), genuine.manifest())) {
        continue;
      }
      done++;

      assertThat(files.check(LEDGER.sealed()).problems()).as("seed %d", seed).isNotEmpty();
      unseenWithoutSeal += files.check(ChainJudge.UNSEALED).holds() ? 1 : 0;
    }
    // Whoever makes all hashes anew is seen by the seal alone.
    assertThat(unseenWithoutSeal).isGreaterThan(MUTATIONS / 10);
  }

  @Test
  void check_whenTheBundleIsNewerThanTheSeal_laterEventsAreFineAndNoOthers() {
    SampleLedger before = new SampleLedger(LEDGER.requests().subList(0, 5));
    ChainJudge strict = before.sealed();
    ChainJudge newer = new ChainJudge(strict.seal(), Since.LATER_EVENTS);

    assertThat(LEDGER.files().check(strict).problems()).hasSize(7);
    assertThat(LEDGER.files().check(newer).problems()).isEmpty();
    assertThat(LEDGER.files().check(newer).unsealed()).isPositive();
    assertThat(
            before
                .files()
                .check(new ChainJudge(Optional.of(LEDGER.seal()), Since.LATER_EVENTS))
                .problems())
        .hasSize(7)
        .allMatch(words -> words.endsWith("and with no event now"));
  }
}
