package io.boundary.broker.simulation;

import io.boundary.broker.Broker;
import io.boundary.broker.CountRequests;
import io.boundary.broker.ExpireGrants;
import io.boundary.broker.Telling;
import io.boundary.broker.decision.Evaluator;
import io.boundary.broker.decision.Identities;
import io.boundary.broker.decision.PolicySource;
import io.boundary.broker.grant.Adoption;
import io.boundary.broker.grant.GrantPorts;
import io.boundary.broker.grant.GrantTimes;
import io.boundary.broker.grant.Grants;
import io.boundary.broker.lifecycle.Forks;

/** The use cases of one process, wired as the functions wire them. */
record Desk(Instance process, Gate gate, GatedStore store, Broker broker, ExpireGrants janitor) {

  static Desk of(Town town, Instance process) {
    Gate gate = new Gate(town, process);
    GatedStore store = new GatedStore(town, process, gate);
    GatedFacts facts = new GatedFacts(town, process, gate);
    Forks forks = new Forks(Runnable::run);
    Grants grants =
        new Grants(
            new GrantPorts(
                store,
                new GatedIdentityCenter(town, process, gate),
                forks,
                process,
                process::sleep,
                process::newActor,
                GrantTimes.DEFAULT),
            new Adoption(store, store, process));
    Telling telling = new Telling(store, new GatedSlack(town, gate), forks, process, () -> {});
    Identities identities = new Identities(facts, facts, process);
    PolicySource policies = process.deployed()::policy;
    Evaluator evaluator =
        new Evaluator(identities, facts, facts, policies, Company.SETS, grants, forks, process);
    Broker broker =
        new Broker(
            store,
            store,
            grants,
            evaluator,
            identities,
            facts,
            policies,
            Company.SETS,
            telling,
            forks,
            process);
    return new Desk(
        process,
        gate,
        store,
        broker,
        new ExpireGrants(
            store,
            grants,
            telling,
            new CountRequests(store, store, forks, process),
            forks,
            process,
            process::sleep));
  }
}
