package io.boundary.slack;

import java.time.Duration;
import java.util.function.Function;

/** What Slack's Web API answered. */
sealed interface Answer<T> {

  /** It did as asked. */
  record Ok<T>(T value) implements Answer<T> {}

  /** It answered no, with one of its error codes. */
  record Refused<T>(String code) implements Answer<T> {}

  /** Too many calls: come back after that time. */
  record Busy<T>(Duration after) implements Answer<T> {}

  /** No usable answer came: a time-out, a lost connection, a fault on Slack's side. */
  record Broken<T>(String why) implements Answer<T> {}

  /** Goes on with the value where there is one; every failure stays what it is. */
  default <R> Answer<R> then(Function<T, Answer<R>> next) {
    if (this instanceof Ok<T> ok) {
      return next.apply(ok.value());
    }
    if (this instanceof Refused<T> refused) {
      return new Refused<>(refused.code());
    }
    if (this instanceof Busy<T> busy) {
      return new Busy<>(busy.after());
    }
    return new Broken<>(((Broken<T>) this).why());
  }
}
