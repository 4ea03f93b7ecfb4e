package io.boundary.model;

/** What an assignment is made to. Boundary grants to users; older records may name groups. */
public enum PrincipalType {
  USER,
  GROUP
}
