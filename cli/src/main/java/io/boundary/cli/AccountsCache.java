package io.boundary.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.model.AccountFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Accounts as they were read from an organization, in a file: JSON, and as such also a file of
 * accounts. It is only good for the organization that it was read from, and for an hour.
 */
final class AccountsCache {

  private static final Duration GOOD = Duration.ofHours(1);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path file;

  AccountsCache(Path file) {
    this.file = file;
  }

  /**
   * The file's text, where it is of that organization and still good.
   *
   * @throws IllegalStateException where the file is something else, which must not be written over
   */
  Optional<String> text(String target, Instant now) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file);
      JsonNode json = MAPPER.readTree(text);
      if (!json.path("read_at").isIntegralNumber() || !json.path("accounts").isObject()) {
        throw new IllegalStateException(file + " is no cache of accounts, and is left as it is");
      }
      Instant readAt = Instant.ofEpochSecond(json.path("read_at").asLong());
      boolean good =
          json.path("target").asText().equals(target)
              && !readAt.isAfter(now)
              && readAt.plus(GOOD).isAfter(now);
      return good ? Optional.of(text) : Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("the cache " + file + " cannot be read", e);
    }
  }

  /** Keeps what was just read. */
  void keep(String target, Instant now, List<AccountFacts> accounts) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", "1.0")
            .put("target", target)
            .put("read_at", now.getEpochSecond());
    ObjectNode all = json.putObject("accounts");
    for (AccountFacts account : accounts) {
      String name = all.has(account.name()) ? account.name() + " " + account.id() : account.name();
      ObjectNode one = all.putObject(name).put("id", account.id().value());
      ArrayNode path = one.putArray("ou_path");
      account.ouPath().forEach(path::add);
      ObjectNode tags = one.putObject("tags");
      account.tags().forEach(tags::put);
    }
    try {
      Files.writeString(file, json.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new IllegalStateException("the cache " + file + " cannot be written", e);
    }
  }
}
