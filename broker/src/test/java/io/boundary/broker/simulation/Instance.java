package io.boundary.broker.simulation;

import io.boundary.broker.grant.GrantTimes;
import io.boundary.broker.grant.SteadyClock;
import io.boundary.broker.simulation.Gate.Death;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** One process: its name, its clock, whether it lives, and what it has read. */
final class Instance extends Clock {

  private final String name;
  private final Town town;
  private final PolicyPlan deployed;
  private final Reads reads = new Reads();
  private final long skew;
  private final Clock steady;
  private boolean dead;
  private int actors;

  Instance(String name, Town town, long skew) {
    this.name = name;
    this.town = town;
    this.skew = skew;
    this.deployed = town.company().deployed();
    this.steady =
        new SteadyClock(
            this,
            () -> TimeUnit.MILLISECONDS.toNanos(town.fibers().now()),
            GrantTimes.DEFAULT.step());
  }

  String name() {
    return name;
  }

  /** The policy that it was deployed with. */
  PolicyPlan deployed() {
    return deployed;
  }

  Reads reads() {
    return reads;
  }

  String newActor() {
    return name + "-actor-" + ++actors;
  }

  void die() {
    dead = true;
  }

  boolean isDead() {
    return dead;
  }

  /** No line of a dead process runs. */
  void mustLive() {
    if (town.fibers().stopped()) {
      throw new Fibers.Abort();
    }
    if (dead) {
      throw new Death();
    }
  }

  /** What the process holds the deadlines of its calls against. */
  Clock steady() {
    return steady;
  }

  /** Lets time pass for this process alone. */
  void sleep(Duration time) {
    mustLive();
    town.fibers().sleepUntil(town.fibers().now() + Math.max(0, time.toMillis()));
    mustLive();
  }

  @Override
  public Instant instant() {
    return town.wall().plusMillis(skew);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("one zone");
  }
}
