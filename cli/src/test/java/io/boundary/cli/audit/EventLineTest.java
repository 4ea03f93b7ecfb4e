package io.boundary.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.LedgerEvent;
import io.boundary.model.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EventLineTest {

  private static final LedgerEvent VOTE =
      SampleLedger.of(1, new SplittableRandom(1)).requests().get(0).get(1);

  @Test
  void parse_whenItWasWritten_isTheSameEvent() {
    for (LedgerEvent event : SampleLedger.of(3, new SplittableRandom(2)).requests().get(0)) {
      assertThat(EventLine.parse(EventLine.bytes(event))).contains(event);
    }
    assertThat(text())
        .startsWith(
            "{\"request_id\":\"req-0000000000001000\",\"seq\":2,\"at\":1772366400.26,\"actor\":\"slack:U0ALICE001\","
                + "\"event\":\"VOTE_APPROVE\",\"reason\":\"yes ☂ \\\"so\\\"\",");
  }

  @Test
  void parse_whenItsTimeIsAnyMillisecond_isTheSameTime() {
    for (long millis :
        new long[] {0, 1, -1, 10, 1_772_366_400_000L, 1_772_366_400_001L, 253_402_300_799_990L}) {
      LedgerEvent event =
          LedgerEvent.after(
              VOTE.head(),
              VOTE.requestId(),
              Instant.ofEpochMilli(millis),
              VOTE.actor(),
              VOTE.kind(),
              VOTE.from(),
              VOTE.to(),
              VOTE.reason(),
              VOTE.evidenceDigest());
      assertThat(EventLine.parse(EventLine.bytes(event))).contains(event);
    }
  }

  @Test
  void parse_whenItIsWrittenInAnyOtherWay_isNoEvent() {
    for (String other :
        List.of(
            text() + " ",
            text().replace(",", ", "),
            text().replace("\"seq\":2", "\"seq\":2.0"),
            text().replace("\"seq\":2", "\"seq\":2,\"seq\":2"),
            text().replace("1772366400.26", "1772366400.260"),
            text().replace("1772366400.26", "1772366400.2600001"),
            text().replace("☂", "\\u2602"),
            text().replace("☂", "\\ud800"),
            text().replace("\"hash\":", "\"extra\":1,\"hash\":"),
            text().replace("\"reason\":", "\"from\":null,\"reason\":"),
            "[" + text() + "]",
            "")) {
      assertThat(EventLine.parse(other.getBytes(StandardCharsets.UTF_8))).as(other).isEmpty();
    }
  }

  @Test
  void parse_whenTheEventSaysWhatTheRequestCountsUnder_isTheSameEvent() {
    LedgerEvent born =
        new LedgerEvent(
            VOTE.requestId(),
            1,
            VOTE.at(),
            VOTE.actor(),
            VOTE.kind(),
            VOTE.from(),
            VOTE.to(),
            VOTE.reason(),
            VOTE.evidenceDigest(),
            Origin.parse("ReadOnlyAccess", "2026-03-01"),
            VOTE.prevHash(),
            VOTE.hash());
    String line = new String(EventLine.bytes(born), StandardCharsets.UTF_8);

    assertThat(line)
        .contains("\"permission_set_name\":\"ReadOnlyAccess\",\"created_on\":\"2026-03-01\"");
    assertThat(EventLine.parse(line.getBytes(StandardCharsets.UTF_8))).contains(born);
    for (String other :
        List.of(
            line.replace(",\"created_on\":\"2026-03-01\"", ""),
            line.replace("\"permission_set_name\":\"ReadOnlyAccess\",", ""),
            line.replace("2026-03-01", "2026-02-30"),
            line.replace("2026-03-01", "+12026-03-01"))) {
      assertThat(EventLine.parse(other.getBytes(StandardCharsets.UTF_8))).as(other).isEmpty();
    }
  }

  private static String text() {
    return new String(EventLine.bytes(VOTE), StandardCharsets.UTF_8);
  }
}
