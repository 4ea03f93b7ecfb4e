package io.boundary.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request counts under in the figures. Its first event carries it, so that the figures can
 * be made again from the ledger when the record has long expired.
 *
 * @param permissionSet what it asks for
 * @param day the UTC day on which it was made
 */
public record Origin(PermissionSetName permissionSet, LocalDate day) {

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /** Those of a request. */
  public static Origin of(AccessRequest request) {
    return new Origin(
        request.ask().permissionSet(), LocalDate.ofInstant(request.createdAt(), ZoneOffset.UTC));
  }

  /** From its two fields, or empty where they are not of one; a year has four digits. */
  public static Optional<Origin> parse(String permissionSet, String day) {
    return PermissionSetName.parse(permissionSet)
        .filter(name -> DAY.matcher(day).matches())
        .flatMap(name -> day(day).map(date -> new Origin(name, date)));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** As fields of a canonical form. */
  List<String> canonical() {
    return List.of(permissionSet.value(), day.toString());
  }
}
