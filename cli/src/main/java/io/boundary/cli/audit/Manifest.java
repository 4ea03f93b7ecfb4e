package io.boundary.cli.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What a bundle's manifest says of its ledger file. All of it follows from that file, so that there
 * is nothing in it that somebody could change unseen.
 */
final class Manifest {

  private final MessageDigest digest = sha256();
  private long requests;
  private long events;
  private Instant last = Instant.EPOCH;

  /** A line of the ledger file, without its line feed. */
  void line(byte[] bytes) {
    digest.update(bytes);
    digest.update((byte) '\n');
  }

  void event(Instant at) {
    events++;
    last = at.isAfter(last) ? at : last;
  }

  void request() {
    requests++;
  }

  /** The manifest's bytes; asked for once, at the end. */
  byte[] bytes() {
    ObjectNode manifest =
        JsonLines.object()
            .put("format", "boundary-ledger-bundle")
            .put("version", 1)
            .put("requests", requests)
            .put("events", events);
    JsonLines.putTime(manifest, "last_event_at", last);
    manifest.put("ledger_sha256", HexFormat.of().formatHex(digest.digest()));
    return JsonLines.line(manifest);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
