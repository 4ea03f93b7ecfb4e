package io.boundary.sandbox.aws;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The access keys of this run, one for each function and caller. Made anew at each start. */
public final class AccessKeys {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final Map<String, AccessKey> byId = new LinkedHashMap<>();
  private final Map<String, AccessKey> byHolder = new LinkedHashMap<>();
  private final SecureRandom random;

  /** No keys yet. */
  public AccessKeys(SecureRandom random) {
    this.random = random;
  }

  /** Makes the key of a holder. */
  public synchronized AccessKey issue(String holder, String arn) {
    byte[] secret = new byte[30];
    random.nextBytes(secret);
    StringBuilder id = new StringBuilder("AKIA");
    for (int i = 0; i < 16; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    AccessKey key =
        new AccessKey(id.toString(), Base64.getEncoder().encodeToString(secret), holder, arn);
    byId.put(key.id(), key);
    byHolder.put(holder, key);
    return key;
  }

  /** The key with this id. */
  public synchronized Optional<AccessKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The key of this holder. */
  public synchronized AccessKey of(String holder) {
    AccessKey key = byHolder.get(holder);
    if (key == null) {
      throw new IllegalArgumentException("no access key for " + holder);
    }
    return key;
  }

  /** An access key and who holds it. */
  public record AccessKey(String id, String secret, String holder, String arn) {

    @Override
    public String toString() {
      return "AccessKey[" + id + ", " + holder + "]"; // never the secret
    }
  }
}
