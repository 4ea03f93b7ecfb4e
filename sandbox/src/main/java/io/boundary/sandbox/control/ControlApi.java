package io.boundary.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.sandbox.http.HttpCall;
import io.boundary.sandbox.http.HttpReply;
import io.boundary.sandbox.http.HttpRoute;
import io.boundary.sandbox.http.Json;
import io.boundary.sandbox.world.WorldException;
import java.util.ArrayList;
import java.util.List;

/**
 * The sandbox's own routes under {@code /sandbox}; {@code GET /sandbox} lists them with what they
 * take. Bodies are JSON objects.
 */
public final class ControlApi implements HttpRoute {

  /** Where they are served. */
  public static final String PATH = "/sandbox";

  private final List<ControlRoute> routes = new ArrayList<>();

  /** Only the list of routes. */
  public ControlApi() {
    add("GET", "", "this list", (call, body, rest) -> HttpReply.json(200, list()));
  }

  /** Adds a route; a path that ends in a slash takes what follows it. */
  public ControlApi add(String method, String path, String purpose, ControlAction action) {
    routes.add(new ControlRoute(method, path, purpose, action));
    return this;
  }

  @Override
  public HttpReply answer(HttpCall call) throws Exception {
    String path = call.rawPath().substring(PATH.length());
    for (ControlRoute route : routes) {
      if (route.matches(call.method(), path)) {
        return act(route, call, path.substring(route.path().length()));
      }
    }
    return HttpReply.error(404, "no such route; GET /sandbox lists what there is");
  }

  private static HttpReply act(ControlRoute route, HttpCall call, String rest) throws Exception {
    var body = Json.parseObject(call.body());
    if (body.isEmpty()) {
      return HttpReply.error(400, "the body is not a JSON object");
    }
    try {
      return route.action().act(call, body.get(), rest);
    } catch (IllegalArgumentException | WorldException e) {
      return HttpReply.error(400, String.valueOf(e.getMessage()));
    }
  }

  private ObjectNode list() {
    ArrayNode list = Json.array();
    for (ControlRoute route : routes) {
      list.addObject()
          .put("route", route.method() + " " + PATH + route.path())
          .put("purpose", route.purpose());
    }
    return Json.object().set("routes", list);
  }

  /** What a route does. */
  @FunctionalInterface
  public interface ControlAction {

    /**
     * Answers.
     *
     * @param rest what follows the route's path
     * @throws IllegalArgumentException for a 400
     */
    HttpReply act(HttpCall call, ObjectNode body, String rest) throws Exception;
  }

  private record ControlRoute(String method, String path, String purpose, ControlAction action) {

    boolean matches(String calledMethod, String calledPath) {
      boolean open = path.endsWith("/") && calledPath.length() > path.length();
      return method.equals(calledMethod)
          && (calledPath.equals(path) || (open && calledPath.startsWith(path)));
    }
  }
}
