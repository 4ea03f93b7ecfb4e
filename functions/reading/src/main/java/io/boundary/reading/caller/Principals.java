package io.boundary.reading.caller;

import io.boundary.model.settings.SettingException;
import io.boundary.model.settings.SettingValue;
import io.boundary.model.settings.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The callers that {@code AUDIT_API_PRINCIPAL_MAP} names. A malformed map refuses everybody, with a
 * line in the log for each new text of it.
 */
public final class Principals {

  private static final Logger LOG = LoggerFactory.getLogger(Principals.class);
  private static final String MAP = "AUDIT_API_PRINCIPAL_MAP";
  private static final String WILDCARD = "AUDIT_API_ALLOW_WILDCARD_PRINCIPAL_MAP";

  private final SettingValue setting;
  private final boolean wildcard;
  private volatile @Nullable Parsed last;

  private Principals(SettingValue setting, boolean wildcard) {
    this.setting = setting;
    this.wildcard = wildcard;
  }

  /**
   * As the settings say; a map that is a parameter is read when first needed.
   *
   * @throws SettingException where the map is missing, or the other setting is neither {@code true}
   *     nor {@code false}
   */
  public static Principals of(Settings settings) {
    String flag = settings.optional(WILDCARD).orElse("false");
    if (!flag.equals("true") && !flag.equals("false")) {
      throw new SettingException(WILDCARD, "is malformed: true or false");
    }
    return new Principals(settings.value(MAP), flag.equals("true"));
  }

  /**
   * The caller of that ARN; empty where there is none, or the map does not know it.
   *
   * @throws RuntimeException where the map is a parameter that cannot be read
   */
  public Optional<Caller> find(Optional<String> arn) {
    return arn.flatMap(name -> map().flatMap(map -> map.caller(name, wildcard)));
  }

  private Optional<PrincipalMap> map() {
    String text = setting.get();
    Parsed known = last;
    if (known != null && known.text().equals(text)) {
      return known.map();
    }
    Optional<PrincipalMap> map = parsed(text);
    last = new Parsed(text, map);
    return map;
  }

  private static Optional<PrincipalMap> parsed(String text) {
    PrincipalMapReader.Result result = PrincipalMapReader.read(text);
    if (result instanceof PrincipalMapReader.Read read) {
      LOG.info("{} names {} callers", MAP, read.map().size());
      return Optional.of(read.map());
    }
    String problem = ((PrincipalMapReader.Malformed) result).problem();
    LOG.error("setting {} is malformed, so everybody is refused: {}", MAP, problem);
    return Optional.empty();
  }

  private record Parsed(String text, Optional<PrincipalMap> map) {}
}
