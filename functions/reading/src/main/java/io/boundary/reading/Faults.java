package io.boundary.reading;

import io.boundary.broker.port.StoreException;
import io.boundary.model.settings.SettingException;

/** What went wrong, for a log. */
public final class Faults {

  private Faults() {}

  /**
   * What an exception says, where its words are our own. Another's message might hold what somebody
   * sent: where that was thrown is enough to find it by.
   */
  public static String words(RuntimeException e) {
    if (e instanceof StoreException || e instanceof SettingException) {
      return String.valueOf(e.getMessage());
    }
    StackTraceElement[] trace = e.getStackTrace();
    return e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
