package io.boundary.aws.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.model.Parent;
import software.amazon.awssdk.services.organizations.model.ParentType;

class OuPathsTest {

  private static final String ACCOUNT = "111122223333";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final OuPaths paths = new OuPaths(threads);
  private final Map<String, String> parents = new ConcurrentHashMap<>();
  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void build() {
    parents.put(ACCOUNT, "ou-shop");
    parents.put("ou-shop", "ou-work");
    parents.put("ou-work", "r-root");
  }

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void of_whenItIsRemembered_asksForAllHopsAtOnce() {
    assertThat(paths.of(ACCOUNT, this::answer)).contains(List.of("r-root", "ou-work", "ou-shop"));
    CyclicBarrier allThree = new CyclicBarrier(3);
    assertThat(
            paths.of(
                ACCOUNT,
                child -> {
                  await(allThree);
                  return answer(child);
                }))
        .contains(List.of("r-root", "ou-work", "ou-shop"));
  }

  @Test
  void of_whenTheAccountWasMoved_theAnswersDecide() {
    paths.of(ACCOUNT, this::answer);
    parents.put(ACCOUNT, "ou-locked");
    parents.put("ou-locked", "r-root");
    assertThat(paths.of(ACCOUNT, this::answer)).contains(List.of("r-root", "ou-locked"));
    assertThat(paths.of(ACCOUNT, this::answer)).contains(List.of("r-root", "ou-locked"));
  }

  @Test
  void of_whenAnOuAboveWasMoved_theAnswersDecide() {
    paths.of(ACCOUNT, this::answer);
    parents.put("ou-shop", "ou-locked");
    parents.put("ou-locked", "r-root");
    assertThat(paths.of(ACCOUNT, this::answer)).contains(List.of("r-root", "ou-locked", "ou-shop"));
  }

  @Test
  void of_whenARememberedOuIsGone_itsFailureIsNobodys() {
    paths.of(ACCOUNT, this::answer);
    parents.put(ACCOUNT, "r-root");
    parents.remove("ou-shop");
    assertThat(paths.of(ACCOUNT, this::answer)).contains(List.of("r-root"));
  }

  @Test
  void of_whenAHopCannotBeRead_fails() {
    paths.of(ACCOUNT, this::answer);
    parents.remove("ou-work");
    assertThatThrownBy(() -> paths.of(ACCOUNT, this::answer))
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void of_whenItIsRemembered_asksForEachHopOnce() {
    paths.of(ACCOUNT, this::answer);
    paths.of(ACCOUNT, this::answer);
    assertThat(asked).hasSize(6);
  }

  @Test
  void of_whenAnOuIsAboveItself_doesNotEnd() {
    parents.put("ou-work", "ou-shop");
    assertThat(paths.of(ACCOUNT, this::answer)).isEmpty();
    assertThat(paths.of(ACCOUNT, this::answer)).isEmpty();
  }

  private synchronized Parent answer(String child) {
    asked.add(child);
    String parent = parents.get(child);
    if (parent == null) {
      throw new IllegalStateException("no parent of " + child);
    }
    return Parent.builder()
        .id(parent)
        .type(parent.startsWith("r-") ? ParentType.ROOT : ParentType.ORGANIZATIONAL_UNIT)
        .build();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("the hops are not asked for at once", e);
    }
  }
}
