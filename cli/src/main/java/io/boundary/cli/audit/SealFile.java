package io.boundary.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.model.LedgerHead;
import io.boundary.model.LedgerSeal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A seal as a file of JSON lines: the first has its time, the number of chains and the root, the
 * others a chain's end each, in the order of their ids. One seal has one form.
 */
public final class SealFile {

  private static final String FORMAT = "boundary-ledger-seal";

  private SealFile() {}

  /** The file's bytes. */
  public static byte[] bytes(LedgerSeal seal) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ObjectNode first = JsonLines.object().put("format", FORMAT).put("version", 1);
    JsonLines.putTime(first, "at", seal.at());
    first.put("requests", seal.heads().size()).put("root", seal.root());
    file.writeBytes(JsonLines.line(first));
    seal.heads().forEach((id, head) -> file.writeBytes(JsonLines.line(line(id, head))));
    return file.toByteArray();
  }

  /** The seal; empty where the bytes are not exactly those of one, its root included. */
  public static Optional<LedgerSeal> parse(byte[] bytes) {
    try {
      return seal(new ByteArrayInputStream(bytes))
          .filter(seal -> Arrays.equals(bytes(seal), bytes));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<LedgerSeal> seal(ByteArrayInputStream in) throws IOException {
    Optional<JsonNode> first = JsonLines.next(in).flatMap(JsonLines::parse);
    SortedMap<String, LedgerHead> heads = new TreeMap<>();
    Optional<byte[]> line = JsonLines.next(in);
    while (line.isPresent()) {
      JsonLines.parse(line.get()).ifPresent(head -> put(heads, head));
      line = JsonLines.next(in);
    }
    return first.map(header -> new LedgerSeal(JsonLines.time(header, "at"), heads));
  }

  private static void put(Map<String, LedgerHead> heads, JsonNode line) {
    heads.put(
        line.path("request_id").asText(),
        new LedgerHead(line.path("seq").longValue(), line.path("hash").asText()));
  }

  private static ObjectNode line(String id, LedgerHead head) {
    return JsonLines.object().put("request_id", id).put("seq", head.seq()).put("hash", head.hash());
  }
}
