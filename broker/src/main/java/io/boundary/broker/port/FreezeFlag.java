package io.boundary.broker.port;

import io.boundary.model.Actor;
import java.time.Instant;

/** The flag that stops all granting at once. Every commit that lets somebody in checks it. */
public interface FreezeFlag {

  /** Whether granting is frozen (a consistent read). */
  boolean isFrozen();

  /** Freezes or unfreezes granting, and keeps who did so and when. */
  void set(boolean frozen, Actor by, Instant at);
}
