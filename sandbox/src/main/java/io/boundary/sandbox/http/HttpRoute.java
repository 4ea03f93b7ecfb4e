package io.boundary.sandbox.http;

/** Answers HTTP requests. */
@FunctionalInterface
public interface HttpRoute {

  /** The response; an exception becomes a 500 without any detail. */
  HttpReply answer(HttpCall call) throws Exception;
}
