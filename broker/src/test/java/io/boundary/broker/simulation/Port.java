package io.boundary.broker.simulation;

import io.boundary.broker.simulation.Outages.Service;

/** Every call that a process makes to the world, and the service that answers it. */
enum Port {
  STORE_FIND("store.find", Service.STORE),
  STORE_FIND_LEASE("store.findLease", Service.STORE),
  STORE_COMMIT("store.commit", Service.STORE),
  STORE_DUE("store.due", Service.STORE),
  STORE_UNVERSIONED("store.unversioned", Service.STORE),
  COUNTS_FOLD("counts.fold", Service.STORE),
  HISTORY_PAGE("history.page", Service.STORE),
  FREEZE_SET("freeze.set", Service.STORE),
  IDENTITY_EXISTS("identity.exists", Service.IDENTITY_CENTER),
  IDENTITY_CREATE("identity.create", Service.IDENTITY_CENTER),
  IDENTITY_DELETE("identity.delete", Service.IDENTITY_CENTER),
  IDENTITY_POLL("identity.poll", Service.IDENTITY_CENTER),
  IDENTITY_IN_PROGRESS("identity.inProgress", Service.IDENTITY_CENTER),
  DIRECTORY_USER("directory.userByEmail", Service.DIRECTORY),
  DIRECTORY_MEMBERSHIPS("directory.memberships", Service.DIRECTORY),
  ACCOUNT_FACTS("accounts.facts", Service.ORGANIZATIONS),
  SLACK_TEAM("workspace.team", Service.SLACK),
  SLACK_PERSON("workspace.person", Service.SLACK),
  SLACK_DELIVER("notifier.deliver", Service.SLACK),
  SLACK_REPLY("notifier.reply", Service.SLACK),
  QUEUE_SEND("queue.send", Service.QUEUE),
  QUEUE_VISIBILITY("queue.changeVisibility", Service.QUEUE),
  QUEUE_DELETE("queue.delete", Service.QUEUE);

  private final String text;
  private final Service service;

  Port(String text, Service service) {
    this.text = text;
    this.service = service;
  }

  Service service() {
    return service;
  }

  boolean isFact() {
    return service == Service.DIRECTORY
        || service == Service.ORGANIZATIONS
        || this == SLACK_TEAM
        || this == SLACK_PERSON;
  }

  boolean begins() {
    return this == IDENTITY_CREATE || this == IDENTITY_DELETE;
  }

  @Override
  public String toString() {
    return text;
  }
}
