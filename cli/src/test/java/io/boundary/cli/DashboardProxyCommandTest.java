package io.boundary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.boundary.cli.proxy.DashboardProxy;
import io.boundary.sandbox.FunctionFactory;
import io.boundary.sandbox.FunctionSetup;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.SandboxWiring;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command as it is typed, over a sandbox whose gateway checks every signature. */
class DashboardProxyCommandTest {

  @TempDir private static Path folder;
  private static Sandbox sandbox;
  private static String info;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Path> opened = new ArrayList<>();

  @BeforeAll
  static void startSandbox() {
    Path file = folder.resolve("info.json");
    info = file.toString();
    SandboxOptions options =
        SandboxOptions.of(Path.of("..").toAbsolutePath().normalize())
            .withInfoFile(Optional.of(file));
    sandbox = SandboxWiring.start(options, new NoFunctions());
  }

  @AfterAll
  static void endSandbox() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"security_admin", "auditor", "viewer"})
  void execute_whenOfTheSandbox_getsPastItsGatewayInThatRole(String role) {
    List<Integer> seen = new ArrayList<>();

    int code =
        run(proxy -> seen.add(status(proxy)), "--sandbox", "--info-file", info, "--as", role);

    assertThat(code).isEqualTo(ExitCodes.DONE);
    assertThat(seen).singleElement().satisfies(status -> assertThat(status).isNotIn(401, 403, 502));
    assertThat(err.toString().strip())
        .isEqualTo(
            "boundary: acting on the dashboard at "
                + sandbox.baseUrl()
                + ", a sandbox, as "
                + role);
  }

  @Test
  void execute_whenToldTheSandboxesUrlToo_isFine() {
    String url = sandbox.baseUrl() + "/dashboard";

    assertThat(run(p -> {}, "--sandbox", "--info-file", info, "--dashboard-url", url))
        .isEqualTo(ExitCodes.DONE);
    assertThat(
            run(p -> {}, "--sandbox", "--info-file", info, "--dashboard-url", "https://a.example"))
        .isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void execute_whenToldToOpen_opensAPageThatOnlyItsOwnerMayRead() throws IOException {
    run(proxy -> {}, "--sandbox", "--info-file", info, "--open");

    assertThat(opened).hasSize(1);
    Path page = opened.get(0);
    try {
      assertThat(Files.getPosixFilePermissions(page)).hasSize(2);
      assertThat(Files.readString(page)).contains("content=\"0;url=http://127.0.0.1:");
      assertThat(page.toString()).doesNotContain("token");
    } finally {
      Files.delete(page);
    }
  }

  @Test
  void execute_whenNoBrowserCanBeOpened_saysSoAndGoesOn() throws IOException {
    Predicate<Path> none =
        page -> {
          opened.add(page);
          return false;
        };
    int code = run(none, proxy -> {}, "--sandbox", "--info-file", info, "--open");

    assertThat(code).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString()).contains("No browser could be opened", "/?token=");
    Files.delete(opened.get(0));
  }

  @Test
  void execute_whenOpenToOtherMachines_warns() {
    run(proxy -> {}, "--sandbox", "--info-file", info, "--bind", "0.0.0.0");

    assertThat(err.toString()).contains("warning: 0.0.0.0 can be reached from other machines");
  }

  @Test
  void execute_whenThePortIsInUse_saysSoInOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      int code = run(proxy -> {}, "--sandbox", "--info-file", info, "--port", port);

      assertThat(code).isEqualTo(ExitCodes.ERROR);
      assertThat(err.toString().strip().lines()).last().asString().contains("port " + port);
    }
  }

  @Test
  void execute_whenThereIsNoSandbox_saysSoInOneLine() {
    int code = run(proxy -> {}, "--sandbox", "--info-file", folder.resolve("none").toString());

    assertThat(code).isEqualTo(ExitCodes.ERROR);
    assertThat(err.toString().strip().lines()).singleElement().asString().contains("info file");
  }

  @Test
  void execute_whenUsedWrongly_saysSoInOneLineAndEndsWith64() {
    String[][] wrong = {
      {},
      {"--dashboard-url", "http://example.com"},
      {"--dashboard-url", "https://example.com/prod"},
      {"--dashboard-url", "https://example.com", "--as", "viewer"},
      {"--dashboard-url", "https://example.com", "--port", "70000"},
      {"--sandbox", "--info-file", info, "--as", "operator"},
      {"--nonsense"}
    };
    for (String[] arguments : wrong) {
      assertThat(run(proxy -> {}, arguments)).as(List.of(arguments).toString()).isEqualTo(64);
    }
    assertThat(err.toString().lines().filter(line -> line.startsWith("boundary: ")))
        .hasSize(wrong.length);
  }

  private int run(Consumer<DashboardProxy> running, String... arguments) {
    return run(opened::add, running, arguments);
  }

  private int run(Predicate<Path> browser, Consumer<DashboardProxy> running, String... arguments) {
    CommandLine line = BoundaryCli.configured(new DashboardProxyCommand(running, browser));
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    List<String> words = new ArrayList<>(List.of("dashboard-proxy"));
    words.addAll(List.of(arguments));
    if (!words.contains("--port")) {
      words.addAll(List.of("--port", "0"));
    }
    return line.execute(words.toArray(new String[0]));
  }

  private int status(DashboardProxy proxy) {
    try {
      String link =
          out.toString().lines().filter(l -> l.contains("?token=")).findFirst().orElse("").strip();
      HttpClient http = HttpClient.newHttpClient();
      HttpResponse<String> entered =
          http.send(
              HttpRequest.newBuilder(URI.create(link)).build(),
              HttpResponse.BodyHandlers.ofString());
      String cookie = entered.headers().firstValue("set-cookie").orElse("").replaceFirst(";.*", "");
      return http.send(
              HttpRequest.newBuilder(URI.create(proxy.baseUrl() + "/dashboard?reason=a%20b"))
                  .header("Cookie", cookie)
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The gateway refuses or not before any function is asked. */
  private static final class NoFunctions implements FunctionFactory {

    @Override
    public RequestStreamHandler webhook(FunctionSetup setup) {
      return (in, out, context) -> {};
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
