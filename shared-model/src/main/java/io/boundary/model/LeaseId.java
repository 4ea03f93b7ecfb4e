package io.boundary.model;

/** The key of a lease: {@code principal#account#permission-set-arn}. */
public record LeaseId(String value) {

  public LeaseId {
    Checks.bounded(3, 1024, "lease id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
