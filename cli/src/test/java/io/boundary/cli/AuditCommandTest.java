package io.boundary.cli;

import static io.boundary.cli.SandboxLedger.FIRST;
import static io.boundary.cli.SandboxLedger.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundary.model.RequestId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line against a sandbox that runs. */
class AuditCommandTest {

  private static final RequestId LATER = new RequestId("req-00000000000000a3");

  @TempDir private Path folder = Path.of("");

  private SandboxLedger ledger;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeEach
  void start() {
    ledger = SandboxLedger.start(folder);
  }

  @AfterEach
  void end() {
    ledger.close();
  }

  @Test
  void verify_whenAnEventWasTouched_namesItAndEndsWith2() throws IOException {
    assertThat(sandbox("verify")).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString()).contains("2 requests with 2 events: nothing is broken");
    assertThat(err.toString()).contains("acting on the sandbox at " + ledger.sandbox().baseUrl());

    ledger.changeEvent(FIRST, "reason", "allowed");
    assertThat(sandbox("verify")).isEqualTo(ExitCodes.DENIED);
    assertThat(out.toString())
        .contains("broken: " + FIRST + " event 1 was changed", "1 broken")
        .doesNotContain(SECOND.value());
    assertThat(sandbox("verify", "--request", SECOND.value())).isEqualTo(ExitCodes.DONE);
    assertThat(sandbox("verify", "--json", "--request", FIRST.value())).isEqualTo(ExitCodes.DENIED);
    assertThat(json().path("holds").asBoolean(true)).isFalse();
    assertThat(json().at("/problems/0").asText()).startsWith(FIRST + " event 1 was changed");

    ledger.deleteEvent(FIRST);
    assertThat(sandbox("verify")).isEqualTo(ExitCodes.DENIED);
    assertThat(out.toString())
        .contains(FIRST + " ends with no event in the ledger and with event 1 in its record");

    assertThat(sandbox("verify", "--request", LATER.value())).isEqualTo(ExitCodes.DENIED);
    assertThat(out.toString()).contains("there is no request " + LATER);
  }

  @Test
  void seal_whenKept_findsARequestThatWasRemovedWhole() throws IOException {
    Path seal = folder.resolve("seal.jsonl");
    assertThat(sandbox("seal", "--json", seal.toString())).isEqualTo(ExitCodes.DONE);
    String root = json().at("/sealed/root").asText();
    assertThat(Files.readAllLines(seal)).hasSize(3).first().asString().contains(root);

    ledger.refused(LATER);
    assertThat(sandbox("verify", "--seal", seal.toString(), "--root", root))
        .isEqualTo(ExitCodes.DONE);
    assertThat(out.toString()).contains("2 requests; 1 event came since");

    ledger.deleteEvent(FIRST);
    ledger.deleteRecord(FIRST);
    assertThat(sandbox("verify")).isEqualTo(ExitCodes.DONE);
    assertThat(sandbox("verify", "--seal", seal.toString())).isEqualTo(ExitCodes.DENIED);
    assertThat(out.toString())
        .contains(
            "broken: " + FIRST + " ended with event 1 when it was sealed, and with no event now");
    assertThat(sandbox("verify", "--request", FIRST.value(), "--seal", seal.toString()))
        .isEqualTo(ExitCodes.DENIED);

    String anew = folder.resolve("anew.jsonl").toString();
    assertThat(sandbox("seal", "--seal", seal.toString(), anew)).isEqualTo(ExitCodes.DENIED);
    assertThat(Path.of(anew)).doesNotExist();
    assertThat(sandbox("seal", seal.toString())).isEqualTo(ExitCodes.ERROR);

    Files.writeString(seal, Files.readString(seal).replace(SECOND.value(), LATER.value()));
    assertThat(sandbox("verify", "--seal", seal.toString())).isEqualTo(ExitCodes.DENIED);
    assertThat(out.toString()).contains("is no seal, or was changed");
  }

  @Test
  void export_whenWritten_isVerifiedWithoutAnything() throws IOException {
    Path bundle = folder.resolve("bundle");
    Path seal = folder.resolve("seal.jsonl");
    assertThat(sandbox("seal", seal.toString())).isEqualTo(ExitCodes.DONE);
    assertThat(sandbox("export", bundle.toString())).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString()).contains("2 requests in " + bundle);
    assertThat(sandbox("export", bundle.toString())).isEqualTo(ExitCodes.ERROR);
    ledger.refused(LATER);
    Path newer = folder.resolve("newer");
    assertThat(sandbox("export", newer.toString())).isEqualTo(ExitCodes.DONE);
    ledger.close();

    assertThat(audit("verify", "--bundle", bundle.toString())).isEqualTo(ExitCodes.DONE);
    assertThat(audit("verify", "--bundle", bundle + "/manifest.json", "--seal", seal.toString()))
        .isEqualTo(ExitCodes.DONE);
    assertThat(audit("verify", "--bundle", newer.toString(), "--seal", seal.toString()))
        .isEqualTo(ExitCodes.DENIED);
    assertThat(audit("verify", "--bundle", newer.toString(), "--seal", seal.toString(), "--newer"))
        .isEqualTo(ExitCodes.DONE);

    Path file = bundle.resolve("ledger.jsonl");
    Files.writeString(file, Files.readString(file).replace("no rule", "A rule"));
    assertThat(audit("verify", "--bundle", bundle.toString())).isEqualTo(ExitCodes.DENIED);
    assertThat(out.toString())
        .contains("broken: " + FIRST + " event 1 was changed", "manifest.json is not that of");
    Files.delete(file);
    assertThat(audit("verify", "--bundle", bundle.toString())).isEqualTo(ExitCodes.ERROR);
  }

  @Test
  void audit_whenUsedWrongly_saysSoInOneLineAndEndsWith64() {
    for (List<String> wrong :
        List.of(
            List.<String>of(),
            List.of("verify", "--request", "nobody"),
            List.of("verify", "--newer"),
            List.of("verify", "--bundle", "b", "--request", FIRST.value()),
            List.of("verify", "--root", "ab".repeat(32)),
            List.of("verify", "--seal", "s", "--root", "short"),
            List.of("seal"),
            List.of("export"),
            List.of("export", "a", "b"))) {
      assertThat(sandbox(wrong.toArray(String[]::new))).as("%s", wrong).isEqualTo(ExitCodes.USAGE);
      assertThat(err.toString()).as("%s", wrong).startsWith("boundary: ").doesNotContain("\tat ");
    }
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.toString());
  }

  private int sandbox(String... words) {
    List<String> all = new ArrayList<>(ledger.target());
    all.add("audit");
    all.addAll(List.of(words));
    return run(all);
  }

  /** Without any target. */
  private int audit(String... words) {
    List<String> all = new ArrayList<>(List.of("audit"));
    all.addAll(List.of(words));
    return run(all);
  }

  private int run(List<String> words) {
    out = new StringWriter();
    err = new StringWriter();
    CommandLine line = BoundaryCli.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(words.toArray(String[]::new));
  }
}
