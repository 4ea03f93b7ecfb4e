package io.boundary.benchmarks.janitor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports of which each call takes longer; what is behind them sees one call at a time. */
final class Delayed {

  private final Duration delay;
  private final AtomicInteger calls = new AtomicInteger();
  private final Object one = new Object();

  Delayed(Duration delay) {
    this.delay = delay;
  }

  /** How many calls there were. */
  int calls() {
    return calls.get();
  }

  /** The port, delayed. */
  <T> T port(Class<T> type, T port) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              calls.incrementAndGet();
              TimeUnit.NANOSECONDS.sleep(delay.toNanos());
              synchronized (one) {
                try {
                  return method.invoke(port, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause() == null ? e : e.getCause();
                }
              }
            }));
  }
}
