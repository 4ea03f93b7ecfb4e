package io.boundary.broker.figures;

import io.boundary.model.PermissionSetName;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a counter counts.
 *
 * @param day the UTC day on which requests were made
 * @param permissionSet what they ask for; empty: whatever they ask for
 */
public record Slot(LocalDate day, Optional<PermissionSetName> permissionSet) {

  @Override
  public String toString() {
    return day + " " + permissionSet.map(PermissionSetName::value).orElse("all");
  }
}
