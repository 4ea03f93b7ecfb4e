package io.boundary.broker.simulation;

import java.util.List;
import java.util.Optional;

/**
 * What became of a history.
 *
 * @param breach what was broken first, empty where all held
 * @param steps how many port calls and outside changes it had
 * @param hash of all of them; the same history has the same
 * @param story the steps in words, where they were wanted
 */
record Verdict(long seed, Optional<String> breach, long steps, long hash, List<String> story) {

  /** The invariant that was broken: the first word of the breach. */
  String invariant() {
    return breach.map(text -> text.split("[ :]", 2)[0]).orElse("none");
  }
}
