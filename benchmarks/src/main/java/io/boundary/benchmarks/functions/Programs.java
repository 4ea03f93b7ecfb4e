package io.boundary.benchmarks.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.boundary.benchmarks.functions.FunctionProcess.Program;
import io.boundary.sandbox.FunctionFactory;
import io.boundary.sandbox.FunctionSetup;
import io.boundary.sandbox.ProductFunctions;
import io.boundary.sandbox.Sandbox;
import io.boundary.sandbox.SandboxOptions;
import io.boundary.sandbox.SandboxWiring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** The programs that are compared, and the services that they call. */
final class Programs implements AutoCloseable {

  /** Nothing but the processes works: no poller, no tick. */
  private static final SandboxOptions.Timing QUIET =
      SandboxOptions.Timing.DEFAULT
          .withTickPeriod(Duration.ZERO)
          .withCallsPerSecond(10_000)
          .withWorkflowConcurrency(0);

  private static final Map<String, String> HANDLERS =
      Map.of(
          "webhook", "io.boundary.webhook.WebhookHandler",
          "workflow", "io.boundary.workflow.WorkflowHandler",
          "janitor", "io.boundary.janitor.JanitorHandler",
          "audit-api", "io.boundary.auditapi.AuditApiHandler",
          "dashboard", "io.boundary.dashboard.DashboardHandler");

  private final Map<String, FunctionSetup> setups = new HashMap<>();
  private final NullAws nullAws = new NullAws();
  private final Path root;
  private final Path folder;
  private final Sandbox sandbox;

  /**
   * Starts the services.
   *
   * @param root the project's folder, with the functions' zips built
   * @param folder for files
   */
  Programs(Path root, Path folder) throws IOException {
    this.root = root;
    this.folder = folder;
    this.sandbox =
        SandboxWiring.start(SandboxOptions.of(root).withTiming(QUIET), new Remembering());
  }

  /** The webhook, calling services that do nothing. */
  Program webhook() throws IOException {
    Map<String, String> settings = settings("webhook", nullAws.url());
    return java("webhook", settings);
  }

  /** The yardstick, calling the same. */
  Program python() {
    Map<String, String> settings = settings("webhook", nullAws.url());
    settings.put("AWS_DEFAULT_REGION", "us-east-1");
    settings.put("PYTHONDONTWRITEBYTECODE", "1");
    String code = root.resolve("benchmarks/python/bootstrap.py").toString();
    return new Program("python", List.of("python3", code), settings);
  }

  /** Another function, calling the sandbox. */
  Program other(String name) throws IOException {
    return java(name, settings(name, sandbox.baseUrl()));
  }

  private Program java(String name, Map<String, String> settings) throws IOException {
    Path task = Zip.unpack(root, name, folder);
    settings.put("LAMBDA_TASK_ROOT", task.toString());
    settings.put("_HANDLER", HANDLERS.getOrDefault(name, ""));
    return Program.java(name, task.resolve("lib"), HANDLERS.getOrDefault(name, ""), settings);
  }

  private Map<String, String> settings(String function, String endpoint) {
    FunctionSetup setup = Objects.requireNonNull(setups.get(function), function);
    Map<String, String> settings = new HashMap<>(setup.environment());
    settings.replaceAll((name, value) -> value.replace(sandbox.baseUrl(), endpoint));
    AwsCredentials credentials = setup.credentials().resolveCredentials();
    settings.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
    settings.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
    return settings;
  }

  @Override
  public void close() {
    sandbox.close();
    nullAws.close();
  }

  /** The product's functions; what they were built from is kept. */
  private final class Remembering implements FunctionFactory {

    private final ProductFunctions product = new ProductFunctions();

    private FunctionSetup kept(String name, FunctionSetup setup) {
      setups.put(name, setup);
      return setup;
    }

    @Override
    public RequestStreamHandler webhook(FunctionSetup setup) {
      return product.webhook(kept("webhook", setup));
    }

    @Override
    public RequestStreamHandler workflow(FunctionSetup setup) {
      return product.workflow(kept("workflow", setup));
    }

    @Override
    public RequestStreamHandler auditApi(FunctionSetup setup) {
      return product.auditApi(kept("audit-api", setup));
    }

    @Override
    public RequestStreamHandler dashboard(FunctionSetup setup) {
      return product.dashboard(kept("dashboard", setup));
    }

    @Override
    public RequestStreamHandler janitor(FunctionSetup setup) {
      return product.janitor(kept("janitor", setup));
    }
  }
}
