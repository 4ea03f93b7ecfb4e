package io.boundary.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.broker.audit.AuditReport;
import io.boundary.broker.audit.ChainJudge;
import io.boundary.cli.audit.SampleLedger.Files;
import io.boundary.model.fuzz.Fuzz;
import io.boundary.model.fuzz.TextMutation;
import io.boundary.model.fuzz.TextTarget;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Bundles and seals that nobody wrote: whoever has the true seal takes the true bundle alone. */
class UnexpectedInputTest {

  private static final SampleLedger LEDGER = SampleLedger.of(2, new SplittableRandom(1));
  private static final ChainJudge SEALED = LEDGER.sealed();
  private static final String BUNDLE = text(LEDGER.files());
  private static final String SEAL = latin(SealFile.bytes(LEDGER.seal()));

  @TestFactory
  Stream<DynamicTest> parse_whenInputIsUnexpected_keepsItsWord() {
    return Fuzz.tests(bundle(), seal());
  }

  private static TextTarget bundle() {
    return new TextTarget(
        "ledger-bundle",
        List.of(
            BUNDLE,
            text(new SampleLedger(LEDGER.requests().subList(0, 1)).files()),
            text(new SampleLedger(List.of()).files())),
        words(),
        UnexpectedInputTest::judgedAsBundle);
  }

  private static TextTarget seal() {
    return new TextTarget("ledger-seal", List.of(SEAL), words(), UnexpectedInputTest::judgedAsSeal);
  }

  private static List<String> words() {
    return List.of(
        "\n",
        "{\"request_id\":\"req-0000000000001000\",",
        "\"seq\":1,",
        "\"seq\":-1",
        "\"at\":1772366400.25",
        "1e999",
        "\"event\":\"VOTE_DENY\"",
        "\"from\":\"ACTIVE\",",
        "\"to\":\"REVOKED\",",
        "\"hash\":\"" + "0".repeat(64) + "\"}",
        "\"root\":\"\"",
        "\\ud800",
        "\u00ed\u00a0\u0080",
        "\u00ff");
  }

  private static String judgedAsBundle(String text) {
    byte[] bytes = TextMutation.bytes(text);
    Files files = files(bytes);
    AuditReport report = files.check(ChainJudge.UNSEALED);
    if (report.holds() && files.check(SEALED).holds()) {
      assertThat(latin(bytes)).isEqualTo(BUNDLE);
      return "the true one";
    }
    return report.problems().stream().map(UnexpectedInputTest::kind).toList().toString();
  }

  private static String judgedAsSeal(String text) {
    byte[] bytes = TextMutation.bytes(text);
    return SealFile.parse(bytes)
        .map(
            seal -> {
              assertThat(latin(bytes)).contains(seal.root());
              assertThat(SealFile.parse(SealFile.bytes(seal))).contains(seal);
              return "a seal of " + Math.min(3, seal.heads().size());
            })
        .orElse("no seal");
  }

  private static String kind(String problem) {
    assertThat(problem.chars().noneMatch(c -> c < ' ')).isTrue();
    return problem.replaceAll("req-\\S+|[0-9]", "");
  }

  /** The first line is the manifest. */
  private static Files files(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    int cut = Math.min(end + 1, bytes.length);
    return new Files(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length));
  }

  private static String text(Files files) {
    return latin(files.manifest()) + latin(files.ledger());
  }

  /** Bytes as the fuzzer has them: one character each. */
  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
