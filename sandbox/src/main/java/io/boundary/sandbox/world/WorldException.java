package io.boundary.sandbox.world;

/** The world file is wrong, or something asked for a thing that is not in the world. */
public final class WorldException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A complaint in one line. */
  public WorldException(String message) {
    super(message);
  }
}
