package io.boundary.broker.simulation;

import java.util.EnumMap;
import java.util.Map;

/** Which services are down, and until when. */
final class Outages {

  /** What answers port calls. */
  enum Service {
    STORE,
    IDENTITY_CENTER,
    DIRECTORY,
    ORGANIZATIONS,
    SLACK,
    QUEUE
  }

  private final Map<Service, Long> until = new EnumMap<>(Service.class);

  /** The service does not answer until that time. */
  void begin(Service service, long end) {
    until.merge(service, end, Math::max);
  }

  /** Every service answers again. */
  void end(long now) {
    until.replaceAll((service, end) -> Math.min(end, now));
  }

  boolean isDown(Service service, long now) {
    return now < until.getOrDefault(service, 0L);
  }

  /** When the last of them is over. */
  long lastEnd() {
    return until.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
