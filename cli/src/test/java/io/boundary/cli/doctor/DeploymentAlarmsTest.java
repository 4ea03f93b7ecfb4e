package io.boundary.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.sandbox.aws.Alarms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The alarms that the doctor looks for are those that Terraform makes and the runbook explains. */
class DeploymentAlarmsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern SECTION = Pattern.compile("(?m)^## ([a-z0-9-]+)$");
  private static final Pattern MADE = Pattern.compile("(?m)^    ([a-z0-9-]+) = \\{$");
  private static final Pattern READER = Pattern.compile("for name in \\[\"(.+)\", \"(.+)\"\\] :");

  @Test
  void alarms_whenTheRunbookHasASectionOfThem_areLookedFor() throws IOException {
    assertThat(names(SECTION, "docs/runbook.md"))
        .containsExactlyInAnyOrderElementsOf(Alarms.OF_A_DEPLOYMENT);
  }

  @Test
  void alarms_whenTerraformMakesThem_areLookedFor() throws IOException {
    String file = "terraform/modules/observability/main.tf";
    Stream<String> readers =
        READER
            .matcher(Files.readString(ROOT.resolve(file)))
            .results()
            .flatMap(match -> Stream.of(match.group(1), match.group(2)))
            .map(name -> name + "-errors");

    assertThat(Stream.concat(names(MADE, file).stream(), readers))
        .containsExactlyInAnyOrderElementsOf(Alarms.OF_A_DEPLOYMENT);
  }

  private static List<String> names(Pattern pattern, String file) throws IOException {
    return pattern
        .matcher(Files.readString(ROOT.resolve(file)))
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}
