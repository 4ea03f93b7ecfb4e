package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundary.sandbox.FunctionFactory;
import io.boundary.sandbox.FunctionSetup;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SandboxCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void execute_whenReady_printsAnExampleThatWorksAndWritesTheInfoFile(@TempDir Path folder)
      throws Exception {
    Path info = folder.resolve("info.json");
    StringWriter answer = new StringWriter();

    int code =
        run(sandbox -> answer.append(example(out.toString())), "--port", "0", "--info-file", info);

    assertThat(code).isEqualTo(ExitCodes.DONE);
    assertThat(err.toString()).isEmpty();
    assertThat(answer.toString()).isEqualTo("signed by v0=");
    JsonNode written = new ObjectMapper().readTree(Files.readAllBytes(info));
    assertThat(out.toString()).contains(written.path("base_url").asText());
  }

  @Test
  void execute_whenThePortIsInUse_saysSoInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int code = run(sandbox -> {}, "--port", String.valueOf(taken.getLocalPort()));

      assertThat(code).isEqualTo(ExitCodes.ERROR);
      assertThat(err.toString().strip().lines())
          .singleElement()
          .asString()
          .contains("port " + taken.getLocalPort());
    }
  }

  @Test
  void execute_whenUsedWrongly_saysSoInOneLineAndEndsWith64() {
    assertThat(run(sandbox -> {}, "--port", "many")).isEqualTo(ExitCodes.USAGE);
    assertThat(run(sandbox -> {}, "--port", "70000")).isEqualTo(ExitCodes.USAGE);
    assertThat(run(sandbox -> {}, "--nonsense")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString().lines().filter(line -> line.startsWith("boundary: "))).hasSize(3);
    CommandLine line = BoundaryCli.commandLine();
    line.setErr(new PrintWriter(err));
    assertThat(line.execute()).isEqualTo(ExitCodes.USAGE);
  }

  private int run(
      java.util.function.Consumer<io.boundary.sandbox.Sandbox> running, Object... arguments) {
    CommandLine line = BoundaryCli.configured(new SandboxCommand(new EchoFunctions(), running));
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String[] words = new String[arguments.length + 1];
    words[0] = "sandbox";
    for (int i = 0; i < arguments.length; i++) {
      words[i + 1] = arguments[i].toString();
    }
    return line.execute(words);
  }

  /** Runs the command line that the banner shows. */
  private static String example(String banner) {
    String command =
        banner.lines().map(String::strip).filter(l -> l.startsWith("B='")).findFirst().orElse("");
    try {
      Process shell = new ProcessBuilder("bash", "-c", command).start();
      String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      shell.waitFor(20, TimeUnit.SECONDS);
      return output;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Answers with what the signature begins with. */
  private static final class EchoFunctions implements FunctionFactory {

    @Override
    public RequestStreamHandler webhook(FunctionSetup setup) {
      return (in, out, context) -> {
        JsonNode event = new ObjectMapper().readTree(in);
        String signature = event.path("headers").path("x-slack-signature").asText();
        String body = "signed by " + signature.replaceAll("[0-9a-f]{64}$", "");
        out.write(
            ("{\"statusCode\":200,\"body\":\"" + body + "\"}").getBytes(StandardCharsets.UTF_8));
      };
    }

    @Override
    public RequestStreamHandler workflow(FunctionSetup setup) {
      return (in, out, context) -> {};
    }

    @Override
    public RequestStreamHandler auditApi(FunctionSetup setup) {
      return (in, out, context) -> {};
    }

    @Override
    public RequestStreamHandler dashboard(FunctionSetup setup) {
      return (in, out, context) -> {};
    }

    @Override
    public RequestStreamHandler janitor(FunctionSetup setup) {
      return (in, out, context) -> {};
    }
  }
}
