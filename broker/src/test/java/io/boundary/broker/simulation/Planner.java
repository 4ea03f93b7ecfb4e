package io.boundary.broker.simulation;

import io.boundary.broker.UserCommand.Verb;
import io.boundary.broker.simulation.Outages.Service;
import io.boundary.model.GroupId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the script of a history from its seed. */
final class Planner {

  private static final long MINUTE = 60_000;
  private static final List<String> HOURS =
      List.of("0.02", "0.02", "0.03", "0.05", "0.05", "0.1", "0.1", "0.2", "2");
  private static final List<Long> VISIBILITIES = List.of(20_000L, 90_000L, 390_000L);
  private static final List<Service> SERVICES = List.of(Service.values());
  private static final List<Fault> BREAKS =
      List.of(
          Fault.FAIL_BEFORE, Fault.FAIL_AFTER, Fault.CRASH_BEFORE, Fault.CRASH_AFTER, Fault.HANG);
  private static final List<Integer> PACES = List.of(60, 300, 1_500);
  private static final List<Long> STEPS =
      List.of(2_000L, 20_000L, 65_000L, 300_000L, 3_600_000L, -2_000L, -65_000L, -3_600_000L);
  private static final List<GroupId> GROUPS =
      List.of(PolicyPlan.DEVELOPERS, PolicyPlan.ADMINS, PolicyPlan.LEADS);
  private static final List<Mishap> MISHAPS = mishaps();

  private record Mishap(Port port, Fault fault) {}

  /** A person, an account and a permission set: where a history's quarrels are. */
  private record Focus(int person, int account, boolean admin) {}

  private final SplittableRandom random;
  private final List<Event> events = new ArrayList<>();
  private final List<Focus> foci = new ArrayList<>();
  private final List<Long> askTimes = new ArrayList<>();
  private final long length;
  private final boolean earlyStorm;
  private final boolean wide;
  private int asked;

  private Planner(long seed) {
    random = new SplittableRandom(seed);
    length = (10 + random.nextInt(20)) * MINUTE;
    wide = chance(12);
    earlyStorm = wide || chance(35);
  }

  /** The script of that seed. */
  static Script script(long seed) {
    Planner planner = new Planner(seed);
    planner.people();
    planner.changes();
    planner.weather();
    planner.events.sort(Comparator.comparingLong(Event::at));
    SplittableRandom random = planner.random;
    return new Script(
        seed,
        1 + random.nextInt(3),
        1 + random.nextInt(2),
        1 + random.nextInt(2),
        VISIBILITIES.get(random.nextInt(VISIBILITIES.size())),
        PACES.get(random.nextInt(PACES.size())),
        planner.events);
  }

  private static List<Mishap> mishaps() {
    List<Mishap> all = new ArrayList<>();
    for (Port port : Port.values()) {
      for (Fault fault : Fault.values()) {
        if (fault.appliesTo(port)) {
          all.add(new Mishap(port, fault));
        }
      }
    }
    return List.copyOf(all);
  }

  private long time() {
    return random.nextLong(length);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private long again() {
    return chance(20) ? 1 + random.nextLong(chance(50) ? 3_000 : 10 * MINUTE) : 0;
  }

  private void people() {
    int number = 1 + random.nextInt(2);
    for (int i = 0; i < number; i++) {
      foci.add(
          new Focus(random.nextInt(Company.REQUESTERS), random.nextInt(2), random.nextBoolean()));
    }
    int rounds = 4 + random.nextInt(4);
    for (int i = 0; i < rounds || asked < 9; i++) {
      long at = time();
      int asks = 1 + random.nextInt(3);
      for (int j = 0; j < asks; j++) {
        ask(at + random.nextLong(chance(60) ? 1_500 : 3 * MINUTE));
      }
    }
  }

  private Focus focus() {
    if (wide) {
      return new Focus(random.nextInt(Company.REQUESTERS), random.nextInt(2), chance(15));
    }
    return chance(85)
        ? foci.get(random.nextInt(foci.size()))
        : new Focus(
            random.nextInt(chance(80) ? Company.REQUESTERS : Company.STAFF),
            random.nextInt(2),
            random.nextBoolean());
  }

  private void ask(long at) {
    Focus focus = focus();
    int number = ++asked;
    askTimes.add(at);
    String hours = HOURS.get(random.nextInt(HOURS.size()));
    events.add(
        new People.Ask(at, number, focus.person(), focus.account(), focus.admin(), hours, again()));
    if (focus.admin()) {
      int clicks = 1 + random.nextInt(5);
      for (int i = 0; i < clicks; i++) {
        int person = chance(80) ? 2 + random.nextInt(6) : random.nextInt(Company.STAFF);
        events.add(new People.Click(at + after(), number, person, chance(80), again()));
      }
    }
    if (chance(30)) {
      int person = chance(80) ? focus.person() : random.nextInt(Company.STAFF);
      events.add(new People.Command(at + after(), Verb.REVOKE, number, person));
    }
    if (chance(10)) {
      events.add(new People.OperatorEnds(at + after(), number));
    }
    if (chance(20)) {
      Verb verb = chance(50) ? Verb.STATUS : Verb.LIST;
      events.add(new People.Command(at + after(), verb, number, focus.person()));
    }
  }

  /** A little while: mostly seconds, now and then minutes. */
  private long after() {
    return random.nextLong(chance(60) ? 8_000 : 6 * MINUTE);
  }

  private void changes() {
    several(3, () -> events.add(group()));
    several(
        2,
        () -> {
          Focus focus = focus();
          events.add(
              new Weather.ByOthers(
                  time(), focus.person(), focus.account(), focus.admin(), chance(60)));
        });
    several(2, () -> events.add(new Weather.Lock(time(), random.nextInt(2), chance(50))));
    several(2, () -> events.add(new Weather.Deploy(time(), plan())));
    if (chance(15)) {
      int person = random.nextInt(Company.STAFF);
      events.add(new People.Deleted(time(), person));
      events.add(new People.Rehired(time(), person));
    }
    if (chance(15)) {
      long at = askTimes.get(random.nextInt(asked)) + 1 + random.nextLong(6_000);
      events.add(new People.Freeze(at, true));
      if (chance(60)) {
        Fault fault = BREAKS.get(random.nextInt(BREAKS.size()));
        events.add(new Weather.Mishap(at - 1, Port.FREEZE_SET, fault));
      }
      events.add(new People.Freeze(at + after(), false));
    }
  }

  private Event group() {
    return new People.Group(
        time(),
        random.nextInt(Company.STAFF),
        GROUPS.get(random.nextInt(GROUPS.size())),
        chance(50));
  }

  private PolicyPlan plan() {
    return new PolicyPlan(1 + random.nextInt(2), chance(85), chance(25), chance(10));
  }

  private void weather() {
    if (chance(85)) {
      several(14, this::mishap);
    }
    several(2, () -> events.add(new Weather.Kill(time(), random.nextInt(8))));
    if (chance(25)) {
      Service service = SERVICES.get(random.nextInt(SERVICES.size()));
      long lasts = chance(80) ? random.nextLong(5 * MINUTE) : 61 * MINUTE;
      events.add(new Weather.Outage(time(), service, lasts));
    }
    if (chance(5)) {
      long at = time();
      for (Service service : Service.values()) {
        events.add(new Weather.Outage(at, service, 3 * MINUTE));
      }
    }
    if (chance(15)) {
      events.add(new Weather.ClockStep(time(), STEPS.get(random.nextInt(STEPS.size()))));
    }
    if (wide) {
      poison();
    }
  }

  /** Many records cannot be read any more, and the others must not suffer. */
  private void poison() {
    for (int i = 0; i < asked; i++) {
      if (chance(50)) {
        events.add(new Weather.Poison(askTimes.get(i) + 10_000 + random.nextLong(90_000), i + 1));
      }
    }
    Fault fault = BREAKS.get(random.nextInt(BREAKS.size()));
    events.add(new Weather.Mishap(time(), Port.QUEUE_VISIBILITY, fault));
  }

  private void mishap() {
    Mishap mishap = MISHAPS.get(random.nextInt(MISHAPS.size()));
    long at = earlyStorm ? random.nextLong(4 * MINUTE) : time();
    events.add(new Weather.Mishap(at, mishap.port(), mishap.fault()));
  }

  private void several(int most, Runnable what) {
    int number = random.nextInt(most + 1);
    for (int i = 0; i < number; i++) {
      what.run();
    }
  }
}
