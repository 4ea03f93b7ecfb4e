package io.boundary.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundary.broker.decision.PolicySource;
import io.boundary.broker.port.FactUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFileTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void policy_whenTheFileTurnedBad_isUnavailableAndNotEmpty() throws IOException {
    Path file = folder.resolve("rules.yaml");
    Files.writeString(file, "version: \"1.0\"\nrules: [ { effect: denny } ]\n");

    PolicySource source = PolicyFile.load(file, Map.of());

    assertThatThrownBy(source::policy)
        .isInstanceOfSatisfying(
            FactUnavailableException.class, e -> assertThat(e.lasting()).isFalse());
  }

  @Test
  void policy_whenThereIsNoFile_isUnavailable() {
    PolicySource source = PolicyFile.load(folder.resolve("none.yaml"), Map.of());

    assertThatThrownBy(source::policy).isInstanceOf(FactUnavailableException.class);
  }

  @Test
  void policy_whenTheFileIsTheShippedOne_loads() {
    Path shipped = Path.of("..", "..", "config", "access_rules.yaml");

    PolicySource source =
        PolicyFile.load(
            shipped,
            Map.of(
                "BOUNDARY_DEVELOPERS_ID", "94482488-3041-7000-0000-000000000001",
                "BOUNDARY_SECURITY_ADMINS_ID", "94482488-3041-7000-0000-000000000002",
                "BOUNDARY_AUDITORS_ID", "94482488-3041-7000-0000-000000000003",
                "PROD_OU_ID", "ou-ab12-11111111"));

    assertThat(source.policy().groups()).containsKeys("developers", "security_admins");
  }
}
