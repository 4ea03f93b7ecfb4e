package io.boundary.aws.organizations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.model.Parent;
import software.amazon.awssdk.services.organizations.model.ParentType;

/**
 * The way from an account up to the root, asked of AWS hop by hop each time. Where it led last time
 * is remembered, so that all its hops can be asked for at once; a path is made of the answers
 * alone, so that an account or an OU that was moved since costs time and nothing else.
 */
final class OuPaths {

  /**
   * More levels than AWS allows (five below the root).
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html">Quotas</a>
   */
  private static final int MAX_LEVELS = 20;

  private static final int REMEMBERED_AT_MOST = 20_000;

  private final Executor executor;
  private final Cache<String, String> unitAbove =
      Caffeine.newBuilder().maximumSize(REMEMBERED_AT_MOST).executor(Runnable::run).build();

  OuPaths(Executor executor) {
    this.executor = executor;
  }

  /**
   * From the root down; empty where it does not end.
   *
   * @param parentOf asks AWS; what it throws is thrown here, in a {@link
   *     java.util.concurrent.CompletionException}
   */
  Optional<List<String>> of(String account, Function<String, Parent> parentOf) {
    Map<String, CompletableFuture<Parent>> asked = new HashMap<>();
    List<String> path = new ArrayList<>();
    String child = account;
    for (int level = 0; level < MAX_LEVELS; level++) {
      Parent parent = ask(asked, child, parentOf).join();
      path.add(parent.id());
      if (parent.type() == ParentType.ROOT) {
        unitAbove.invalidate(child);
        Collections.reverse(path);
        return Optional.of(path);
      }
      unitAbove.put(child, parent.id());
      child = parent.id();
    }
    return Optional.empty();
  }

  /** Asks for the parents of the child and of all that are remembered above it. */
  private CompletableFuture<Parent> ask(
      Map<String, CompletableFuture<Parent>> asked,
      String child,
      Function<String, Parent> parentOf) {
    @Nullable CompletableFuture<Parent> known = asked.get(child);
    if (known != null) {
      return known;
    }
    CompletableFuture<Parent> first = begin(child, parentOf);
    asked.put(child, first);
    @Nullable String above = unitAbove.getIfPresent(child);
    while (above != null && !asked.containsKey(above)) {
      asked.put(above, begin(above, parentOf));
      above = unitAbove.getIfPresent(above);
    }
    return first;
  }

  private CompletableFuture<Parent> begin(String child, Function<String, Parent> parentOf) {
    return CompletableFuture.supplyAsync(() -> parentOf.apply(child), executor);
  }
}
