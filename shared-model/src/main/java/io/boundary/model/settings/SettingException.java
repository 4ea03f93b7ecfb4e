package io.boundary.model.settings;

/** A setting is missing or malformed. The message is one line that names it, without its value. */
public final class SettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SettingException(String name, String problem) {
    super("setting " + name + " " + problem);
  }
}
