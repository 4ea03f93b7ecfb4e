package io.boundary.broker.port;

import java.util.List;
import java.util.Optional;

/** One page of a listing; {@code next} continues it and is empty at its end. */
public record Page<T>(List<T> items, Optional<String> next) {

  public Page {
    items = List.copyOf(items);
  }
}
