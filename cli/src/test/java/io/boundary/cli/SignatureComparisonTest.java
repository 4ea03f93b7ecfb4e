package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.boundary.slack.inbound.SlackSignature;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * How long a wrong signature takes must tell nothing about the right one. Seen from the code: a
 * clock would show the machine's load.
 */
class SignatureComparisonTest {

  private static final Set<String> EARLY_OUT =
      Set.of("equals", "contentEquals", "equalsIgnoreCase", "compareTo", "startsWith", "mismatch");

  @Test
  void signature_whenCompared_isComparedInConstantTimeOnly() {
    JavaClass signature =
        new ClassFileImporter().importClasses(SlackSignature.class).get(SlackSignature.class);
    List<JavaMethodCall> calls =
        signature
            .getMethod("isMadeWith", String.class, byte[].class)
            .getMethodCallsFromSelf()
            .stream()
            .toList();

    assertThat(calls)
        .anyMatch(
            call ->
                call.getTargetOwner().isEquivalentTo(MessageDigest.class)
                    && call.getName().equals("isEqual"))
        .noneMatch(call -> EARLY_OUT.contains(call.getName()));
  }
}
