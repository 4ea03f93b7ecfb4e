package io.boundary.webhook;

import io.boundary.model.SlackTeamId;
import java.util.List;
import java.util.Optional;

/** The one workspace that may ask, where it is set. The workflow checks the person again. */
record HomeWorkspace(Optional<SlackTeamId> team) {

  /** Whether every workspace that a delivery names, and at least one, is this one. */
  boolean admits(List<Optional<SlackTeamId>> named) {
    if (team.isEmpty()) {
      return true;
    }
    List<SlackTeamId> given = named.stream().flatMap(Optional::stream).toList();
    return !given.isEmpty() && given.stream().allMatch(team.get()::equals);
  }
}
