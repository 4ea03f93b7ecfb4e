package io.boundary.sandbox.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Hands requests to the first route that is for them. */
public final class Router implements HttpRoute {

  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  /** Adds a route for this path and what is below it. */
  public void add(String prefix, HttpRoute route) {
    String below = prefix.endsWith("/") ? prefix : prefix + "/";
    addExact(call -> call.rawPath().equals(prefix) || call.rawPath().startsWith(below), route);
  }

  /** Adds a route for the requests of which this is true. */
  public void addExact(Predicate<HttpCall> wanted, HttpRoute route) {
    entries.add(new Entry(wanted, route));
  }

  @Override
  public HttpReply answer(HttpCall call) throws Exception {
    for (Entry entry : entries) {
      if (entry.wanted().test(call)) {
        return entry.route().answer(call);
      }
    }
    return HttpReply.error(404, "no such route; GET /sandbox lists what there is");
  }

  private record Entry(Predicate<HttpCall> wanted, HttpRoute route) {}
}
