package io.boundary.broker.simulation;

import io.boundary.broker.simulation.Outages.Service;

/** What befalls Boundary from outside. */
final class Weather {

  private Weather() {}

  /** The next call of that port meets a fault. */
  record Mishap(long at, Port port, Fault fault) implements Event {
    @Override
    public void happen(Town town) {
      town.faults().plan(port, fault);
    }
  }

  /** A service does not answer for a while. */
  record Outage(long at, Service service, long lasts) implements Event {
    @Override
    public void happen(Town town) {
      town.outages().begin(service, at + lasts);
    }
  }

  /** All clocks are put forward or back; not while a change is on the wire. */
  record ClockStep(long at, long millis) implements Event {
    @Override
    public void happen(Town town) {
      if (town.changesOnTheWire()) {
        town.fibers().at(town.fibers().now() + 500, () -> happen(town));
      } else {
        town.stepClocks(millis);
      }
    }
  }

  /** A process is killed wherever it is. */
  record Kill(long at, int slot) implements Event {
    @Override
    public void happen(Town town) {
      town.disturbed(0);
      town.slots().get(slot % town.slots().size()).kill();
    }
  }

  /** Another version is deployed; each process is replaced once it has finished what it does. */
  record Deploy(long at, PolicyPlan plan) implements Event {
    @Override
    public void happen(Town town) {
      town.company().deploy(plan);
      town.slots().forEach(Slot::outdate);
    }
  }

  /** A record cannot be read any more. */
  record Poison(long at, int number) implements Event {
    @Override
    public void happen(Town town) {
      town.poison(People.id(number));
    }
  }

  /** An account is locked or unlocked. */
  record Lock(long at, int account, boolean locked) implements Event {
    @Override
    public void happen(Town town) {
      town.company().lock(Company.ACCOUNTS.get(account), locked);
    }
  }

  /** Somebody else makes or removes an assignment. */
  record ByOthers(long at, int person, int account, boolean admin, boolean makes) implements Event {
    @Override
    public void happen(Town town) {
      var assignment = town.company().assignment(person, account, admin);
      if (makes) {
        town.identityCenter().makeByOthers(assignment);
      } else {
        town.identityCenter().removeByOthers(assignment);
      }
    }
  }
}
