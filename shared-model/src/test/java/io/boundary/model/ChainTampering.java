package io.boundary.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.fuzz.FuzzTarget;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Somebody works on the events of a request: changes, removes, repeats, moves, hashes anew. Each
 * number is one deed. What is left must either be a beginning of the true chain or be found, and
 * whoever knows the true head must find everything.
 */
final class ChainTampering implements FuzzTarget<List<Integer>> {

  private static final List<LedgerEvent> TRUE = Samples.chain();
  private static final int DEEDS = 12;

  @Override
  public String name() {
    return "ledger-chain";
  }

  @Override
  public List<List<Integer>> examples() {
    // The second was a finding: a fraction of a millisecond that no hash covers.
    return List.of(List.of(), List.of(26_119));
  }

  @Override
  public List<Integer> next(List<List<Integer>> corpus, SplittableRandom random) {
    List<Integer> deeds = new ArrayList<>(corpus.get(random.nextInt(corpus.size())));
    random.ints(1 + random.nextInt(4), 0, 1 << 16).forEach(deeds::add);
    return deeds.size() > 12 ? deeds.subList(deeds.size() - 12, deeds.size()) : deeds;
  }

  @Override
  public String outcome(List<Integer> deeds) {
    List<LedgerEvent> events = new ArrayList<>(TRUE);
    boolean[] hashed = new boolean[1];
    for (int deed : deeds) {
      if (!events.isEmpty()) {
        hashed[0] |= deed % DEEDS == 0;
        done(events, deed);
      }
    }
    Optional<String> found = LedgerChain.firstBreak(Samples.ID, events);
    boolean genuine = events.size() <= TRUE.size() && events.equals(TRUE.subList(0, events.size()));
    if (genuine) {
      assertThat(found).isEmpty();
    } else if (!hashed[0] || hasTrueHead(events)) {
      assertThat(found).as("tampered with, and not found").isPresent();
    }
    return genuine + " " + found.map(text -> text.replaceAll("[0-9]", "")).orElse("verifies");
  }

  private static boolean hasTrueHead(List<LedgerEvent> events) {
    LedgerHead head = events.get(events.size() - 1).head();
    return TRUE.stream().anyMatch(event -> event.head().equals(head));
  }

  private static void done(List<LedgerEvent> events, int deed) {
    int at = deed / DEEDS % events.size();
    int other = deed / 97 % TRUE.size();
    LedgerEvent event = events.get(at);
    switch (deed % DEEDS) {
      case 1 -> events.remove(at);
      case 2 -> events.add(at, TRUE.get(other));
      case 3 -> events.set(at, TRUE.get(other));
      case 4 -> events.subList(at, events.size()).clear();
      default -> changed(event, deed).ifPresent(different -> events.set(at, different));
    }
  }

  /** Empty where no such event can exist. */
  private static Optional<LedgerEvent> changed(LedgerEvent e, int deed) {
    LedgerEvent other = TRUE.get(deed / 7 % TRUE.size());
    int kind = deed % DEEDS;
    try {
      return Optional.of(
          new LedgerEvent(
              kind == 5 ? new RequestId("req-00000000000000ff") : e.requestId(),
              kind == 6 ? e.seq() + deed / 100 - 300 : e.seq(),
              kind == 7 ? e.at().plusNanos(1L << deed / DEEDS % 62) : e.at(),
              kind == 8 ? new Actor("slack:U0000EVIL") : e.actor(),
              kind == 9 ? other.kind() : e.kind(),
              kind == 10 ? other.from() : e.from(),
              kind == 10 ? other.to() : e.to(),
              kind == 11 ? e.reason() + "\n" : e.reason(),
              e.evidenceDigest(),
              kind == 10 ? other.origin() : e.origin(),
              kind == 11 ? other.prevHash() : e.prevHash(),
              kind == 0 ? e.computedHash() : e.hash()));
    } catch (IllegalArgumentException | DateTimeException impossible) {
      return Optional.empty();
    }
  }

  @Override
  public List<List<Integer>> simpler(List<Integer> deeds) {
    return IntStream.range(0, deeds.size())
        .mapToObj(
            i -> {
              List<Integer> fewer = new ArrayList<>(deeds);
              fewer.remove(i);
              return fewer;
            })
        .toList();
  }

  @Override
  public String show(List<Integer> deeds) {
    return "deeds " + deeds;
  }
}
