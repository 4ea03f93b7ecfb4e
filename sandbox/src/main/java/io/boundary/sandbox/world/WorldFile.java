package io.boundary.sandbox.world;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads {@code config/sandbox/world.yaml}. */
public final class WorldFile {

  private WorldFile() {}

  /**
   * The world in this file.
   *
   * @throws WorldException in one line, where it cannot be read or is wrong
   */
  public static World read(Path file) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      Object tree = new Yaml(new SafeConstructor(options)).load(reader);
      ObjectMapper mapper = new ObjectMapper();
      return mapper.convertValue(tree, World.class);
    } catch (IOException | YAMLException | IllegalArgumentException e) {
      throw new WorldException("the world file " + file + " is not usable: " + reason(e));
    }
  }

  private static String reason(Exception problem) {
    Throwable cause = problem;
    while (cause.getCause() != null && !(cause instanceof WorldException)) {
      cause = cause.getCause();
    }
    String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return text.replaceAll("\\s+", " ");
  }
}
