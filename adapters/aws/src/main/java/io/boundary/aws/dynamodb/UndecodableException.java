package io.boundary.aws.dynamodb;

/** An attribute is missing or malformed; the message names it, never its value. */
final class UndecodableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UndecodableException(String attribute, String problem) {
    super("attribute `" + attribute + "` " + problem);
  }
}
