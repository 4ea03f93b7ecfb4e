package io.boundary.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DigestTest {

  @Test
  void sha256Hex_isTheKnownValue() {
    assertThat(Digest.sha256Hex("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void canonical_isLengthColonTextLine() {
    assertThat(Digest.canonical(List.of("é", "", "a\nb"))).isEqualTo("2:é\n0:\n3:a\nb\n");
  }

  /** Texts made of the form's own characters, so that they would collide if anything did. */
  @Property(tries = 5_000)
  void canonical_isInjective(
      @ForAll("tricky") List<String> one, @ForAll("tricky") List<String> two) {
    assertThat(Digest.canonical(one).equals(Digest.canonical(two))).isEqualTo(one.equals(two));
  }

  @Provide
  Arbitrary<List<String>> tricky() {
    return Arbitraries.strings().withChars("01:\né").ofMaxLength(4).list().ofMaxSize(3);
  }

  @Test
  void evidenceDigest_whenAnythingDiffers_differs() {
    DecisionEvidence base = Samples.EVIDENCE;
    List<DecisionEvidence> all =
        List.of(
            base,
            evidence(Optional.empty(), "because", Samples.T0, base.ouPath(), base.tags()),
            evidence(Optional.of(""), "because", Samples.T0, base.ouPath(), base.tags()),
            evidence(base.ruleId(), "Because", Samples.T0, base.ouPath(), base.tags()),
            evidence(
                base.ruleId(), "because", Samples.T0.plusMillis(1), base.ouPath(), base.tags()),
            evidence(base.ruleId(), "because", Samples.T0, List.of(), base.tags()),
            evidence(base.ruleId(), "because", Samples.T0, List.of("a>b"), base.tags()),
            evidence(base.ruleId(), "because", Samples.T0, List.of("a", "b"), base.tags()),
            evidence(base.ruleId(), "because", Samples.T0, List.of("a", "b", "c", "d"), Map.of()),
            evidence(base.ruleId(), "because", Samples.T0, List.of("a", "b"), Map.of("c", "d")),
            evidence(base.ruleId(), "because", Samples.T0, base.ouPath(), Map.of()));

    Set<String> digests = new HashSet<>();
    Stream.concat(all.stream(), Stream.of(DecisionEvidence.withoutPolicy("because", Samples.T0)))
        .forEach(each -> assertThat(digests.add(each.digest())).describedAs("%s", each).isTrue());
  }

  @Test
  void evidenceDigest_whenTagsComeInAnotherOrder_isTheSame() {
    Map<String, String> backwards = new java.util.LinkedHashMap<>();
    backwards.put("Team", "shop");
    backwards.put("Environment", "Production");
    DecisionEvidence base = Samples.EVIDENCE;

    assertThat(
            evidence(base.ruleId(), base.reason(), Samples.T0, base.ouPath(), backwards).digest())
        .isEqualTo(base.digest());
  }

  private static DecisionEvidence evidence(
      Optional<String> rule,
      String reason,
      Instant at,
      List<String> path,
      Map<String, String> tags) {
    DecisionEvidence base = Samples.EVIDENCE;
    return new DecisionEvidence(
        rule,
        reason,
        base.policyHash(),
        base.engineVersion(),
        at,
        base.selector(),
        base.group(),
        base.accountName(),
        path,
        tags);
  }
}
