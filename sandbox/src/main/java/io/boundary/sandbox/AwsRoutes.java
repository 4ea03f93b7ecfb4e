package io.boundary.sandbox;

import io.boundary.sandbox.http.HttpCall;
import io.boundary.sandbox.http.HttpReply;
import io.boundary.sandbox.http.HttpRoute;
import io.boundary.sandbox.http.Router;
import java.util.regex.Pattern;

/**
 * Where AWS requests arrive: at {@code /}, where browsers get the page, at a queue's URL, and at a
 * schedule's.
 */
final class AwsRoutes {

  private static final Pattern QUEUE_PATH = Pattern.compile("/\\d{12}/[A-Za-z0-9_-]{1,80}");

  private static final Pattern SCHEDULE_PATH = Pattern.compile("/schedules/[A-Za-z0-9_.-]{1,64}");

  private AwsRoutes() {}

  static void addTo(Router router, HttpRoute aws) {
    router.addExact(
        call ->
            isForTheRoot(call)
                || QUEUE_PATH.matcher(call.rawPath()).matches()
                || isForASchedule(call),
        call ->
            call.method().equals("POST") || isForASchedule(call)
                ? aws.answer(call)
                : HttpReply.error(404, "POST AWS requests here; GET /sandbox says what else is"));
  }

  private static boolean isForASchedule(HttpCall call) {
    return call.method().equals("GET") && SCHEDULE_PATH.matcher(call.rawPath()).matches();
  }

  private static boolean isForTheRoot(HttpCall call) {
    return call.rawPath().equals("/")
        && !call.method().equals("GET")
        && !call.method().equals("HEAD");
  }
}
