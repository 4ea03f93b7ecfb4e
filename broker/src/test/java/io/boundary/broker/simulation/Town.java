package io.boundary.broker.simulation;

import io.boundary.broker.fixture.InMemoryStore;
import io.boundary.broker.fixture.Tap;
import io.boundary.model.RequestId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Everything that one history is about: the world outside, and Boundary's processes in it. */
final class Town {

  /** A record that cannot be read, in a way that nobody foresaw. */
  static final class Poisoned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Poisoned(RequestId id) {
      super(id + " cannot be read", null, false, false);
    }
  }

  private static final Instant BEGIN = Instant.parse("2026-03-01T09:00:00Z");

  private final Fibers fibers;
  private final SplittableRandom random;
  private final Story story;
  private final Coverage coverage;
  private final InMemoryStore store = new InMemoryStore(new Tap());
  private final Outages outages = new Outages();
  private final Faults faults = new Faults();
  private final Set<RequestId> poisoned = new HashSet<>();
  private final Company company;
  private final ControlPlane identityCenter;
  private final Watch watch;
  private final List<Slot> workers = new ArrayList<>();
  private final List<Slot> janitors = new ArrayList<>();
  private final Slot operator;
  private final Mail mail;
  private final int pace;
  private long step;
  private long disturbedUntil;
  private int onTheWire;

  Town(Fibers fibers, Script script, Story story, Coverage coverage) {
    this.fibers = fibers;
    this.random = new SplittableRandom(script.seed() ^ 0x5DEECE66DL);
    this.story = story;
    this.coverage = coverage;
    pace = script.pace();
    company = new Company(script.approvals());
    identityCenter = new ControlPlane(this);
    watch = new Watch(this);
    for (int i = 1; i <= script.workers(); i++) {
      workers.add(new Slot(this, "worker-" + i));
    }
    for (int i = 1; i <= script.janitors(); i++) {
      janitors.add(new Slot(this, "janitor-" + i));
    }
    operator = new Slot(this, "operator");
    mail = new Mail(this, workers, script.visibility());
  }

  Fibers fibers() {
    return fibers;
  }

  SplittableRandom random() {
    return random;
  }

  /** How long most calls are on their way at most, in milliseconds. */
  int pace() {
    return pace;
  }

  Story story() {
    return story;
  }

  Coverage coverage() {
    return coverage;
  }

  InMemoryStore store() {
    return store;
  }

  Outages outages() {
    return outages;
  }

  Faults faults() {
    return faults;
  }

  Company company() {
    return company;
  }

  ControlPlane identityCenter() {
    return identityCenter;
  }

  Watch watch() {
    return watch;
  }

  Mail mail() {
    return mail;
  }

  Slot operator() {
    return operator;
  }

  List<Slot> janitors() {
    return janitors;
  }

  /** Every place for a process. */
  List<Slot> slots() {
    List<Slot> all = new ArrayList<>(workers);
    all.addAll(janitors);
    all.add(operator);
    return all;
  }

  /** What the clocks on the walls show; a process's own is a little off. */
  Instant wall() {
    return BEGIN.plusMillis(fibers.now() + step);
  }

  /** All clocks are put forward or back. */
  void stepClocks(long millis) {
    step += millis;
    disturbed(Math.abs(millis));
  }

  /** Counts the calls under way that change what Identity Center holds. */
  void onTheWire(int more) {
    onTheWire += more;
  }

  boolean changesOnTheWire() {
    return onTheWire > 0;
  }

  /** Something went wrong, and its effects may last that long. */
  void disturbed(long millis) {
    disturbedUntil = Math.max(disturbedUntil, fibers.now() + millis);
  }

  /** Since when nothing has gone wrong; in the future where an outage lasts. */
  long calmSince() {
    return Math.max(disturbedUntil, outages.lastEnd());
  }

  void poison(RequestId id) {
    poisoned.add(id);
  }

  boolean isPoisoned(RequestId id) {
    return poisoned.contains(id);
  }

  /** What could not be read can be read again. */
  void heal() {
    poisoned.clear();
  }
}
