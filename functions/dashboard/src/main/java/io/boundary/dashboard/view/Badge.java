package io.boundary.dashboard.view;

import io.boundary.model.RequestStatus;
import java.util.Locale;

/**
 * A state as a coloured word.
 *
 * @param style the class that colours it
 */
public record Badge(String name, String text, String style) {

  public static Badge of(RequestStatus status) {
    return new Badge(
        status.name(), Words.status(status), "is-" + status.name().toLowerCase(Locale.ROOT));
  }
}
