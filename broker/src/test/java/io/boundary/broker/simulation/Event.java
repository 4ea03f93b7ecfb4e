package io.boundary.broker.simulation;

/** Something that happens in the world at a given time, whatever Boundary does. */
interface Event {

  /** When, in milliseconds since the history began. */
  long at();

  /** Lets it happen. */
  void happen(Town town);
}
