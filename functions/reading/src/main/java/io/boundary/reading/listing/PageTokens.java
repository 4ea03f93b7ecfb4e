package io.boundary.reading.listing;

import io.boundary.model.Digest;
import io.boundary.model.settings.SettingException;
import io.boundary.model.settings.SettingValue;
import io.boundary.model.settings.Settings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code next_token}: a position in a listing, encrypted and authenticated (AES-256-GCM), good for
 * the caller and the filters that it was made for and nobody else. It is padded, so that not even
 * its length tells where a listing stands.
 *
 * <p>The nonce is a keyed hash of all that is encrypted and authenticated, so that it repeats only
 * where the whole token does. Chance is not needed, which two instances started from one snapshot
 * of a process might share.
 */
public final class PageTokens {

  private static final String SETTING = "AUDIT_TOKEN_KEY";
  private static final int SHORTEST_KEY = 16;
  private static final int LONGEST_TOKEN = 8192;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int BLOCK = 512;

  /** To be raised when positions change their form: older tokens are then refused, not misread. */
  private static final String VERSION = "boundary-page-token-1";

  private final SettingValue key;

  private PageTokens(SettingValue key) {
    this.key = key;
  }

  /**
   * With the key that the settings name; a parameter is read when first needed.
   *
   * @throws SettingException where it is missing or shorter than 16 characters
   */
  public static PageTokens of(Settings settings) {
    if (!settings.required(SETTING).startsWith("ssm:")) {
      checked(settings.required(SETTING));
    }
    return new PageTokens(settings.value(SETTING));
  }

  /** A token that continues after that position. */
  public String seal(String position, String caller, Filters filters) {
    Keys keys = new Keys(checked(key.get()));
    byte[] aad = context(caller, filters);
    byte[] plain = padded(position);
    byte[] nonce = Arrays.copyOf(keys.hash("nonce", aad, plain), NONCE);
    byte[] sealed = keys.crypt(Cipher.ENCRYPT_MODE, nonce, aad, plain).orElseThrow();
    byte[] token = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** The position; empty where the token is none, or not this caller's for these filters. */
  public Optional<String> open(String token, String caller, Filters filters) {
    Optional<byte[]> bytes = decoded(token);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> position = opened(bytes.get(), caller, filters);
    // Another instance may know a newer key.
    return position.isEmpty() && key.refreshed() ? opened(bytes.get(), caller, filters) : position;
  }

  private Optional<String> opened(byte[] token, String caller, Filters filters) {
    byte[] nonce = Arrays.copyOf(token, NONCE);
    byte[] sealed = Arrays.copyOfRange(token, NONCE, token.length);
    return new Keys(checked(key.get()))
        .crypt(Cipher.DECRYPT_MODE, nonce, context(caller, filters), sealed)
        .map(PageTokens::unpadded);
  }

  private static byte[] context(String caller, Filters filters) {
    List<String> fields = new ArrayList<>(List.of(VERSION, caller));
    fields.addAll(filters.canonical());
    return Digest.canonical(fields).getBytes(StandardCharsets.UTF_8);
  }

  /** Its length, itself, and zeros up to a whole number of blocks. */
  private static byte[] padded(String position) {
    byte[] text = position.getBytes(StandardCharsets.UTF_8);
    int blocks = (Integer.BYTES + text.length + BLOCK - 1) / BLOCK;
    return ByteBuffer.allocate(blocks * BLOCK).putInt(text.length).put(text).array();
  }

  private static String unpadded(byte[] plain) {
    ByteBuffer buffer = ByteBuffer.wrap(plain);
    byte[] text = new byte[buffer.getInt()];
    buffer.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** The bytes, where the text is the one form that they have. */
  private static Optional<byte[]> decoded(String token) {
    if (token.length() > LONGEST_TOKEN) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      String form = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      return Optional.of(bytes).filter(b -> form.equals(token) && b.length > NONCE + 16);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static String checked(String key) {
    if (key.strip().length() < SHORTEST_KEY) {
      throw new SettingException(SETTING, "is malformed: at least 16 characters of chance");
    }
    return key;
  }

  /** What is derived from the key: one for each purpose. */
  private record Keys(String key) {

    byte[] hash(String purpose, byte[]... parts) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((VERSION + "/" + purpose).getBytes(StandardCharsets.UTF_8));
        for (byte[] part : parts) {
          mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
          mac.update(part);
        }
        return mac.doFinal();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has HmacSHA256", e);
      }
    }

    /** Empty where what is to be decrypted is not authentic. */
    Optional<byte[]> crypt(int mode, byte[] nonce, byte[] aad, byte[] text) {
      try {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        SecretKeySpec secret = new SecretKeySpec(hash("encrypt"), "AES");
        cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(aad);
        return Optional.of(cipher.doFinal(text));
      } catch (AEADBadTagException forged) {
        return Optional.empty();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("AES-GCM is not there", e);
      }
    }

    @Override
    public String toString() {
      return "Keys[]"; // never the key
    }
  }
}
