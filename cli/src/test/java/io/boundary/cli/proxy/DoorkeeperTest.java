package io.boundary.cli.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.security.MessageDigest;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoorkeeperTest {

  private static final Set<String> EARLY_OUT =
      Set.of("equals", "contentEquals", "equalsIgnoreCase", "compareTo", "startsWith", "contains");

  /** Seen from the code: a clock would show the machine's load. */
  @Test
  void secrets_whenCompared_areComparedInConstantTimeOnly() {
    JavaClass doorkeeper =
        new ClassFileImporter().importClasses(Doorkeeper.class).get(Doorkeeper.class);
    Set<JavaMethodCall> calls = doorkeeper.getMethodCallsFromSelf();

    assertThat(calls)
        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(MessageDigest.class))
        .noneMatch(call -> EARLY_OUT.contains(call.getName()));
  }

  @Test
  void newToken_whenOneWaits_isNoneUntilItIsSpent() {
    int[] count = {0};
    Doorkeeper door = new Doorkeeper(() -> "secret-" + count[0]++, new Proxied.MovedClock());

    String token = door.newToken().orElseThrow();

    assertThat(door.newToken()).isEmpty();
    assertThat(door.exchange("secret-9")).isEmpty();
    assertThat(door.exchange(token)).isPresent();
    assertThat(door.exchange(token)).isEmpty();
    assertThat(door.newToken()).isPresent();
  }
}
