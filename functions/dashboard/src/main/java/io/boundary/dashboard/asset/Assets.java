package io.boundary.dashboard.asset;

import io.boundary.model.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** All files that pages refer to. */
public record Assets(Asset style, Asset script, Asset icon) {

  /** Where they are. */
  public static final String FOLDER = "/dashboard/assets/";

  private static final int FINGERPRINT = 16;

  /** Those of this version. */
  public static Assets load() {
    return new Assets(
        asset("boundary", "css", "text/css; charset=utf-8"),
        asset("boundary", "js", "text/javascript; charset=utf-8"),
        asset("icon", "svg", "image/svg+xml"));
  }

  /** The one at that path; empty for any other, an older version's too. */
  public Optional<Asset> find(String path) {
    return Stream.of(style, script, icon).filter(asset -> asset.path().equals(path)).findFirst();
  }

  private static Asset asset(String name, String extension, String contentType) {
    String text = text(name + "." + extension);
    String print = Digest.sha256Hex(text).substring(0, FINGERPRINT);
    return new Asset(FOLDER + name + "." + print + "." + extension, contentType, text);
  }

  private static String text(String file) {
    try (InputStream stream = Assets.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the asset " + file + " is not there");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
