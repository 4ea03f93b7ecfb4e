package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** In an incident nothing of a person may be left because something else cannot be read. */
class RevokeEverythingTest {

  private static final String ALICE = "U0ALICE001";

  @TempDir private Path folder = Path.of("");

  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @Test
  void revoke_whenARecordCannotBeRead_endsTheOthersAndNamesItLast() throws IOException {
    try (SandboxLedger ledger = SandboxLedger.start(folder)) {
      assertThat(run(ledger, "request", ALICE, "123456789012", "ReadOnlyAccess", "1"))
          .as("%s", err)
          .isEqualTo(ExitCodes.DONE);
      ledger.spoilRecord(SandboxLedger.FIRST);

      int code = run(ledger, "revoke", "--requester", ALICE, "--all", "--json");

      assertThat(code).isEqualTo(ExitCodes.ERROR);
      JsonNode items = new ObjectMapper().readTree(out.toString()).path("items");
      assertThat(items).hasSize(1);
      assertThat(items.get(0).path("status").asText()).isEqualTo("REVOKED");
      assertThat(err.toString().lines().skip(1))
          .hasSize(2)
          .anyMatch(line -> line.contains(SandboxLedger.FIRST + " cannot be read"))
          .anyMatch(line -> line.contains("may name other Slack users of theirs"));
    }
  }

  private int run(SandboxLedger ledger, String... words) {
    out = new StringWriter();
    err = new StringWriter();
    List<String> all = new ArrayList<>(ledger.target());
    all.addAll(List.of(words));
    CommandLine line = BoundaryCli.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(all.toArray(String[]::new));
  }
}
