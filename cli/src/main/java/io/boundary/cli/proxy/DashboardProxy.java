package io.boundary.cli.proxy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * Serves a dashboard to the browsers that were let in. Of a request only the path, the query and
 * four harmless headers go further; of a response nothing that belongs to one connection.
 */
public final class DashboardProxy implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads;
  private final Address address;
  private final BrowserGuard guard;
  private final Doorkeeper door;
  private final Exchange passing;
  private final Terminal terminal;

  DashboardProxy(
      HttpServer server,
      ExecutorService threads,
      Address address,
      Doorkeeper door,
      Exchange passing,
      Terminal terminal) {
    this.server = server;
    this.threads = threads;
    this.address = address;
    this.guard = new BrowserGuard(address.hosts());
    this.door = door;
    this.passing = passing;
    this.terminal = terminal;
  }

  /** Begins to answer; the link that lets the first browser in. */
  String start() {
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    return link(door.newToken().orElseThrow());
  }

  /** {@code http://address:port}, without a slash at the end. */
  public String baseUrl() {
    return "http://" + address.shown();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private String link(String token) {
    return baseUrl() + "/?token=" + token;
  }

  /** An exception from here breaks the connection, so that half a download never looks whole. */
  private void answer(HttpExchange exchange) throws IOException {
    Visit visit = Visit.of(exchange);
    Optional<Notice> refused = guard.refusal(visit);
    if (refused.isPresent()) {
      Replies.send(exchange, refused.get());
    } else if (visit.path().equals("/")) {
      enter(exchange, visit);
    } else if (!isIn(visit)) {
      askForSession(exchange);
    } else {
      passing.pass(visit, exchange);
    }
  }

  /** A link's token becomes a session; who has one goes on to the dashboard. */
  private void enter(HttpExchange exchange, Visit visit) throws IOException {
    Optional<String> session =
        visit.isHead() ? Optional.empty() : visit.token().flatMap(door::exchange);
    if (session.isPresent()) {
      exchange
          .getResponseHeaders()
          .add(
              "Set-Cookie",
              cookieName() + "=" + session.get() + "; Path=/; HttpOnly; SameSite=Strict");
    }
    if (session.isEmpty() && !isIn(visit)) {
      askForSession(exchange);
      return;
    }
    // After a redirect that another page or a file began, browsers keep Strict cookies back.
    String host = visit.header("Host").orElse("").toLowerCase(Locale.ROOT);
    if (guard.isOfAnotherPage(visit, host)) {
      Replies.send(exchange, Notice.goOnTo("/dashboard"));
    } else {
      Replies.redirect(exchange, "/dashboard");
    }
  }

  private void askForSession(HttpExchange exchange) throws IOException {
    door.newToken()
        .ifPresent(
            token ->
                terminal.say(
                    "a browser that is not signed in asked; to let it in, open " + link(token)));
    Replies.send(exchange, Notice.NO_SESSION);
  }

  private boolean isIn(Visit visit) {
    return visit.cookie(cookieName()).map(door::knows).orElse(false);
  }

  /** Cookies do not tell ports apart. */
  private String cookieName() {
    return "boundary_proxy_" + server.getAddress().getPort();
  }
}
