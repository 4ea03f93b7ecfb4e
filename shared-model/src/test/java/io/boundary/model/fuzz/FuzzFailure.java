package io.boundary.model.fuzz;

/** A finding; its message names the parser, the seed and the smallest input that still shows it. */
public final class FuzzFailure extends AssertionError {

  private static final long serialVersionUID = 1L;

  FuzzFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
