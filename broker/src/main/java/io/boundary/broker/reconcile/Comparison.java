package io.boundary.broker.reconcile;

import io.boundary.broker.decision.PermissionSets;
import io.boundary.broker.port.Page;
import io.boundary.broker.port.ReconcileCursor;
import io.boundary.broker.port.ReconcileCursor.Stage;
import io.boundary.broker.port.StoreException;
import io.boundary.model.AccountId;
import io.boundary.model.LeaseId;
import io.boundary.model.PermissionSetArn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks through all leases, then through all accounts of all configured permission sets, from a
 * cursor as far as its budget goes. What it looks at comes in an order that stays the same, so that
 * a next run goes on where this one stopped, whatever came and went meanwhile.
 */
public final class Comparison {

  private static final String SEPARATOR = "|";
  private static final Comparator<PermissionSetArn> BY_ARN =
      Comparator.comparing(PermissionSetArn::value);

  private final ReconcilePorts ports;
  private final List<PermissionSetArn> sets;
  private final Set<PermissionSetArn> configured;
  private final Names names;
  private final LeaseCheck leaseCheck;
  private final AssignmentCheck assignmentCheck;

  public Comparison(ReconcilePorts ports, PermissionSets sets) {
    this.ports = ports;
    this.configured = Set.copyOf(sets.arns().values());
    this.sets = configured.stream().sorted(BY_ARN).toList();
    this.names = new Names(sets);
    this.leaseCheck = new LeaseCheck(ports.store(), ports.grants(), names, ports.clock());
    this.assignmentCheck =
        new AssignmentCheck(
            ports.inventory(), ports.store(), ports.grants().times(), names, ports.clock());
  }

  /**
   * One run.
   *
   * @param act whether what is provably Boundary's own is put right: a request whose assignment was
   *     removed by others is ended, and a removal that was cut short is finished
   * @param deadline when the run must have come back
   */
  public ReconcileReport run(
      ReconcileCursor from, Scope scope, boolean act, Budget budget, Instant deadline) {
    Run run = new Run(ports, budget, deadline, from.runs() > 0);
    Walk walk = new Walk(run, scope, act, from);
    try {
      walk.go();
    } catch (StoreException e) {
      run.stop("what is remembered or listed", e); // what was found so far is reported
    }
    return run.report(walk.cursor);
  }

  /** One run's walk. */
  private final class Walk {
    private final Run run;
    private final Scope scope;
    private final boolean act;
    private final Sightings sightings = new Sightings(ports.state());
    private ReconcileCursor cursor;

    private Walk(Run run, Scope scope, boolean act, ReconcileCursor from) {
      this.run = run;
      this.scope = scope;
      this.act = act;
      this.cursor = from;
    }

    private void go() {
      if (act) {
        sightings.onlyOf(configured); // an operator may have configured fewer
      }
      if (cursor.stage() == Stage.LEASES && leases()) {
        move(Stage.ASSIGNMENTS, "");
      }
      if (cursor.stage() == Stage.ASSIGNMENTS && assignments()) {
        move(Stage.DONE, "");
      }
    }

    private void move(Stage stage, String last) {
      cursor = cursor.at(stage, last);
      run.moved();
    }

    /** Whether all of them were looked at. */
    private boolean leases() {
      Optional<LeaseId> after =
          Optional.of(cursor.after()).filter(id -> !id.isEmpty()).map(LeaseId::new);
      do {
        Page<LeaseId> page = ports.leases().live(after);
        for (LeaseId id : page.items()) {
          if (scope.has(id) && !run.look("lease " + id, () -> lease(id))) {
            return false;
          }
          move(Stage.LEASES, id.value());
        }
        after = page.next().map(LeaseId::new);
      } while (after.isPresent());
      return true;
    }

    private void lease(LeaseId id) {
      Checked checked = leaseCheck.check(id, run.deadline());
      if (checked instanceof Checked.Stuck stuck) {
        run.found(stuck.finding());
      } else if (checked instanceof Checked.Missing missing) {
        run.found(missing.finding());
        if (act) {
          ports.grants().endLost(missing.holder(), run.deadline());
          run.endedOne();
        }
      } else if (checked instanceof Checked.Abandoned abandoned) {
        run.found(abandoned.finding());
        if (act) {
          ports.grants().removal().finish(abandoned.lease(), run.deadline());
        }
      }
    }

    private boolean assignments() {
      for (PermissionSetArn set : sets) {
        boolean done = set.value().compareTo(lastSet()) < 0 || cursor.after().equals(endOf(set));
        if (!done && scope.has(set) && !accountsOf(set)) {
          return false;
        }
      }
      return true;
    }

    /** Whether all accounts of that permission set were looked at. */
    private boolean accountsOf(PermissionSetArn set) {
      List<AccountId> accounts = new ArrayList<>();
      if (!run.look("accounts of " + names.of(set), () -> accounts.addAll(accounts(set)))) {
        return false;
      }
      String last = set.value().equals(lastSet()) ? lastAccount() : "";
      for (AccountId account : accounts) {
        boolean wanted = account.value().compareTo(last) > 0 && scope.has(account);
        if (wanted && !look(set, account)) {
          return false;
        }
      }
      move(Stage.ASSIGNMENTS, endOf(set));
      return true;
    }

    private List<AccountId> accounts(PermissionSetArn set) {
      List<AccountId> accounts = ports.inventory().accounts(set, run.deadline());
      sightings.onlyIn(set, Set.copyOf(accounts));
      return accounts;
    }

    private boolean look(PermissionSetArn set, AccountId account) {
      String what = names.of(set) + " in " + account;
      boolean looked =
          run.look(
              what,
              () ->
                  assignmentCheck
                      .check(set, account, sightings, run.deadline())
                      .forEach(run::found));
      if (looked) {
        move(Stage.ASSIGNMENTS, set.value() + SEPARATOR + account);
      }
      return looked;
    }

    /** After the last account of that permission set. */
    private String endOf(PermissionSetArn set) {
      return set.value() + SEPARATOR + "~";
    }

    private String lastSet() {
      int end = cursor.after().indexOf(SEPARATOR);
      return end < 0 ? "" : cursor.after().substring(0, end);
    }

    private String lastAccount() {
      return cursor.after().substring(cursor.after().indexOf(SEPARATOR) + 1);
    }
  }
}
