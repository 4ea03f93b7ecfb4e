package io.boundary.cli.proxy;

import com.sun.net.httpserver.HttpServer;
import io.boundary.sandbox.SandboxTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Builds the proxy over this process's chance and clock. */
public final class ProxyWiring {

  private ProxyWiring() {}

  /**
   * How it is started.
   *
   * @param bind name or address
   * @param port 0 for any free one
   */
  public record Settings(
      Target target, String region, AwsCredentialsProvider credentials, String bind, int port) {}

  /** A proxy that runs, and the link that lets the first browser in. */
  public record Started(DashboardProxy proxy, String link) {}

  /**
   * Starts it.
   *
   * @param lines takes one line at a time for whoever started it
   * @throws ProxyException with one line, where it cannot start
   */
  public static Started start(Settings settings, Consumer<String> lines) {
    return start(settings, lines, Clock.systemUTC());
  }

  /** The same by another clock for sessions; signatures are made by the real one. */
  static Started start(Settings settings, Consumer<String> lines, Clock sessions) {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    InetAddress bound = address(settings.bind());
    HttpServer server = bind(bound, settings);
    try {
      int port = server.getAddress().getPort();
      Terminal terminal = new Terminal(lines);
      RequestSigner signer =
          new RequestSigner(settings.credentials(), settings.region(), Clock.systemUTC());
      DashboardProxy proxy =
          new DashboardProxy(
              server,
              threads(),
              Address.of(settings.bind(), bound, port),
              new Doorkeeper(ProxyWiring::secret, sessions),
              new Exchange(new Upstream(settings.target(), signer), terminal),
              terminal);
      return new Started(proxy, proxy.start());
    } catch (IOException e) {
      server.stop(0);
      throw new ProxyException("the network interfaces cannot be read", e);
    }
  }

  /**
   * For the sandbox that this info file describes, as this caller of its world.
   *
   * @throws io.boundary.sandbox.SandboxException with one line, where there is none
   */
  public static Settings sandbox(Path infoFile, String caller, String bind, int port) {
    SandboxTarget sandbox = SandboxTarget.find(infoFile, Clock.systemUTC(), caller);
    String region = sandbox.settings().getOrDefault("AWS_REGION", "us-east-1");
    return new Settings(Target.parse(sandbox.baseUrl()), region, sandbox.credentials(), bind, port);
  }

  /** Opens a page in the desktop's browser; whether there is one. */
  public static boolean openInBrowser(Path page) {
    boolean mac = System.getProperty("os.name", "").startsWith("Mac");
    try {
      new ProcessBuilder(mac ? "open" : "xdg-open", page.toString())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether others than this machine can reach that address. */
  public static boolean isOpenToOthers(String bind) {
    return !address(bind).isLoopbackAddress();
  }

  /**
   * The region of this process's environment or profile.
   *
   * @throws ProxyException where there is none
   */
  public static String region() {
    try {
      return new DefaultAwsRegionProviderChain().getRegion().id();
    } catch (SdkException e) {
      throw new ProxyException("the URL names no AWS region: set AWS_REGION", e);
    }
  }

  private static InetAddress address(String bind) {
    try {
      return InetAddress.getByName(bind);
    } catch (UnknownHostException e) {
      throw new ProxyException("--bind is not an address of this machine", e);
    }
  }

  private static HttpServer bind(InetAddress bound, Settings settings) {
    try {
      return HttpServer.create(new InetSocketAddress(bound, settings.port()), 64);
    } catch (IOException e) {
      throw new ProxyException(
          "port %d of %s is not free (choose another with --port)"
              .formatted(settings.port(), settings.bind()),
          e);
    }
  }

  private static ExecutorService threads() {
    return Executors.newCachedThreadPool(
        task -> {
          Thread thread = new Thread(task, "dashboard-proxy");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** 256 bits. */
  private static String secret() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
