package io.boundary.broker.grant;

import io.boundary.broker.lifecycle.Outcome;

/** Whether an allowed request may come to its assignment now. */
public sealed interface Admission {

  /** It may: {@link Grants#begin} takes or extends. */
  record Open(Entry entry) implements Admission {}

  /** It must not, and the person is told why: standing access, or a shorter ask. */
  record Refused(String reason) implements Admission {}

  /** Something is on its way: nothing is written, the message comes again. */
  record Wait(Outcome.Later later) implements Admission {}

  /** How it comes to its assignment; made and read by {@link Grants} only. */
  sealed interface Entry permits Grants.TakeEntry, Grants.ExtendEntry {}
}
