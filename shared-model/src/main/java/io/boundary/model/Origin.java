package io.boundary.model;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What a request counts under in the figures. Its first event carries it, so that the figures can
 * be made again from the ledger when the record has long expired.
 *
 * @param permissionSet what it asks for
 * @param day the UTC day on which it was made
 */
public record Origin(PermissionSetName permissionSet, LocalDate day) {

  /** Those of a request. */
  public static Origin of(AccessRequest request) {
    return new Origin(
        request.ask().permissionSet(), LocalDate.ofInstant(request.createdAt(), ZoneOffset.UTC));
  }

  /** As fields of a canonical form. */
  List<String> canonical() {
    return List.of(permissionSet.value(), day.toString());
  }
}
