package io.boundary.runtime;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Events in, answers out: JSON trees, since decoding into event classes costs a cold start dearly.
 * A name given twice and text after the value are refused: which of two counts would be a guess.
 */
public final class LambdaJson {

  private static final int MAX_DEPTH = 50;
  private static final ObjectMapper MAPPER = mapper();

  private LambdaJson() {}

  private static ObjectMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    return mapper;
  }

  /** The event; a missing node where there is none. */
  public static JsonNode read(InputStream input) throws IOException {
    return MAPPER.readTree(input);
  }

  /**
   * The text's tree.
   *
   * @throws IOException where it is no JSON
   */
  public static JsonNode read(String text) throws IOException {
    return MAPPER.readTree(text);
  }

  /** Writes the answer. */
  public static void write(OutputStream output, JsonNode answer) throws IOException {
    MAPPER.writeValue(output, answer);
  }
}
