package io.boundary.cli;

import io.boundary.cli.proxy.DashboardProxy;
import io.boundary.cli.proxy.LinkPage;
import io.boundary.cli.proxy.ProxyException;
import io.boundary.cli.proxy.ProxyWiring;
import io.boundary.cli.proxy.Target;
import io.boundary.runtime.ProcessWiring;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * {@code ./boundary dashboard-proxy}: lets a browser read the dashboard, which wants signatures.
 */
@Command(
    name = "dashboard-proxy",
    description = {
      "Read the dashboard in your browser: signs its requests with your AWS credentials",
      "(environment, profile, SSO). Reading only; nobody else on this machine is let in."
    },
    footer = {"", "Ctrl-C ends it. Ends with 3 where it cannot start."},
    mixinStandardHelpOptions = true)
final class DashboardProxyCommand implements Callable<Integer> {

  private static final Set<String> ROLES = Set.of("security_admin", "auditor", "viewer");
  private static final int PORT = 8787;

  /** The sandbox itself has the other one. */
  private static final int PORT_BESIDE_A_SANDBOX = 8788;

  private final Consumer<DashboardProxy> running;
  private final Predicate<Path> browser;

  @CommandLine.ParentCommand private BoundaryCli parent = new BoundaryCli();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @CommandLine.Mixin private TargetOptions target = new TargetOptions();

  @Option(
      names = "--dashboard-url",
      paramLabel = "URL",
      description = "Where the dashboard is (Terraform's output audit_dashboard_url).")
  private @Nullable String url;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default ${DEFAULT-VALUE}).")
  private String bind = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "Port to listen on (default " + PORT + "; with --sandbox " + PORT_BESIDE_A_SANDBOX + ").")
  private @Nullable Integer port;

  @Option(names = "--open", description = "Open the dashboard in the default browser.")
  private boolean open;

  /**
   * Runs until {@code running} returns.
   *
   * @param browser opens a page; whether it could
   */
  DashboardProxyCommand(Consumer<DashboardProxy> running, Predicate<Path> browser) {
    this.running = running;
    this.browser = browser;
  }

  @Override
  public Integer call() {
    ProxyWiring.Settings settings = settings();
    PrintWriter err = spec.commandLine().getErr();
    Consumer<String> lines =
        line -> {
          err.println("boundary: " + line);
          err.flush();
        };
    lines.accept("acting on the dashboard at " + settings.target().origin() + inSandbox());
    if (ProxyWiring.isOpenToOthers(bind)) {
      lines.accept(
          "warning: "
              + bind
              + " can be reached from other machines, and what passes there is not encrypted");
    }
    ProxyWiring.Started started = ProxyWiring.start(settings, lines);
    try (DashboardProxy proxy = started.proxy()) {
      tell(started.link());
      running.accept(proxy);
    }
    return ExitCodes.DONE;
  }

  private void tell(String link) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Open this in your browser; it works once, for one browser:");
    out.println();
    out.println("  " + link);
    out.println();
    Path home = Path.of(System.getProperty("user.home", "."));
    if (open && !LinkPage.open(home, link, browser)) {
      out.println("No browser could be opened from here; please open the link yourself.");
    }
    out.println("Ctrl-C ends it.");
    out.flush();
  }

  private ProxyWiring.Settings settings() {
    boolean sandbox = target.sandbox() || parent.target().sandbox();
    int listenOn = port != null ? port : sandbox ? PORT_BESIDE_A_SANDBOX : PORT;
    if (listenOn < 0 || listenOn > 65_535) {
      throw usage("--port is a number from 0 to 65535");
    }
    if (!sandbox) {
      return aws(listenOn);
    }
    if (!ROLES.contains(role())) {
      throw usage("--as is security_admin, auditor or viewer");
    }
    Target named = url == null ? null : parse(url);
    ProxyWiring.Settings settings =
        ProxyWiring.sandbox(target.infoFile(parent.target()), role(), bind, listenOn);
    if (named != null && !named.equals(settings.target())) {
      throw usage("--dashboard-url is not the sandbox's (which is found without it)");
    }
    return settings;
  }

  private ProxyWiring.Settings aws(int listenOn) {
    if (as().isPresent()) {
      throw usage("--as is for a sandbox: add --sandbox");
    }
    if (url == null) {
      throw usage("--dashboard-url is missing (or --sandbox)");
    }
    Target named = parse(url);
    AwsCredentialsProvider credentials = ProcessWiring.credentials();
    try {
      credentials.resolveCredentials();
    } catch (SdkException e) {
      throw new ProxyException(
          "your AWS credentials are missing or have expired: sign in, for example with"
              + " `aws sso login`, or set AWS_PROFILE",
          e);
    }
    String region = named.region().orElseGet(ProxyWiring::region);
    return new ProxyWiring.Settings(named, region, credentials, bind, listenOn);
  }

  private Target parse(String text) {
    try {
      return Target.parse(text);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private String inSandbox() {
    return target.sandbox() || parent.target().sandbox() ? ", a sandbox, as " + role() : "";
  }

  /** Here it is security_admin (the usual), auditor or viewer. */
  private String role() {
    return as().orElse("security_admin");
  }

  private Optional<String> as() {
    return target.as().or(parent.target()::as);
  }

  private CommandLine.ParameterException usage(String problem) {
    return new CommandLine.ParameterException(spec.commandLine(), problem);
  }
}
