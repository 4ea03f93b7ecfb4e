package io.boundary.cli.proxy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Passes a request on and its response back, byte by byte as they come. */
final class Exchange {

  /** On every response of Boundary's functions; the gateway's own refusals lack it. */
  private static final String CONTRACT = "X-Boundary-Contract-Version";

  private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);
  private static final int BUFFER = 16 * 1024;

  private final Upstream upstream;
  private final Terminal terminal;

  Exchange(Upstream upstream, Terminal terminal) {
    this.upstream = upstream;
    this.terminal = terminal;
  }

  void pass(Visit visit, HttpExchange exchange) throws IOException {
    HttpResponse<InputStream> response;
    try {
      response = upstream.ask(visit);
    } catch (RequestSigner.NoCredentialsException e) {
      fail(exchange, Notice.NO_CREDENTIALS, "there are no AWS credentials, or they have expired");
      return;
    } catch (IllegalArgumentException e) {
      Replies.send(exchange, Notice.NOT_A_QUERY);
      return;
    } catch (HttpTimeoutException e) {
      fail(exchange, Notice.TOO_SLOW, "the dashboard does not answer in time");
      return;
    } catch (IOException e) {
      fail(exchange, Notice.UNREACHABLE, "the dashboard cannot be reached");
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the proxy ends", e);
    }
    try (InputStream body = response.body()) {
      giveBack(visit, response, body, exchange);
    }
  }

  private void giveBack(
      Visit visit, HttpResponse<InputStream> response, InputStream body, HttpExchange exchange)
      throws IOException {
    int status = response.statusCode();
    if (status == 403 && response.headers().firstValue(CONTRACT).isEmpty()) {
      fail(exchange, Notice.REFUSED_BY_AWS, "AWS refused the request (expired, or not allowed)");
      return;
    }
    Optional<String> location = response.headers().firstValue("location");
    if (location.isPresent()) {
      Optional<String> place =
          ResponseHeaders.place(upstream.target(), visit.path(), location.get());
      if (place.isEmpty()) {
        Replies.send(exchange, Notice.LEADS_AWAY);
        return;
      }
      exchange.getResponseHeaders().set("Location", place.get());
    }
    terminal.fine();
    Map<String, List<String>> headers = ResponseHeaders.passedOn(response.headers());
    headers.forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    long length = response.headers().firstValueAsLong("content-length").orElse(-1);
    stream(visit, status, length, body, exchange);
  }

  private static void stream(
      Visit visit, int status, long length, InputStream body, HttpExchange exchange)
      throws IOException {
    if (visit.isHead() || WITHOUT_BODY.contains(status) || length == 0) {
      if (visit.isHead() && length >= 0) {
        exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
      }
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
      return;
    }
    exchange.sendResponseHeaders(status, Math.max(0, length));
    var out = exchange.getResponseBody();
    byte[] buffer = new byte[BUFFER];
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      out.write(buffer, 0, read);
      out.flush();
    }
    exchange.close();
  }

  private void fail(HttpExchange exchange, Notice notice, String line) throws IOException {
    terminal.trouble(line);
    Replies.send(exchange, notice);
  }
}
