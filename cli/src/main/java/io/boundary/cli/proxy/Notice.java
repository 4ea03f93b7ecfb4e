package io.boundary.cli.proxy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A page of the proxy itself. Its texts are our own: nothing that was received is ever in them.
 *
 * @param refresh where the browser goes on to by itself; empty to stay
 */
record Notice(int status, String title, String words, String refresh) {

  static final Notice NOT_OUR_NAME =
      of(
          421,
          "This is not the address of this proxy",
          "Open the link that ./boundary dashboard-proxy printed on its terminal.");
  static final Notice READ_ONLY =
      of(405, "Reading only", "The dashboard is read-only, and so is this proxy: GET and HEAD.");
  static final Notice NO_SUCH_PATH =
      of(404, "Nothing here", "This proxy serves /dashboard and /api, and nothing else.");
  static final Notice OTHER_PAGE =
      of(
          403,
          "Another web page asked for this",
          "This proxy answers its own pages only. To go there, copy the address into the address"
              + " bar.");
  static final Notice NO_SESSION =
      of(
          401,
          "Please open the link from the terminal",
          "This browser is not signed in, or its session has ended. The terminal where ./boundary"
              + " dashboard-proxy runs shows a link that works once; open that.");
  static final Notice NO_CREDENTIALS =
      of(
          503,
          "No AWS credentials",
          "Your AWS credentials are missing or have expired. Sign in again, for example with: aws"
              + " sso login. Then reload this page; the proxy need not be restarted.");
  static final Notice REFUSED_BY_AWS =
      of(
          403,
          "AWS refused these credentials",
          "They may have expired (sign in again, for example with: aws sso login), be of another"
              + " account or region, or lack the permission to call the dashboard. For a sandbox"
              + " start the proxy with --sandbox.");
  static final Notice UNREACHABLE =
      of(
          502,
          "The dashboard cannot be reached",
          "It did not answer, or broke off. Check --dashboard-url and your network, then reload"
              + " this page.");
  static final Notice TOO_SLOW =
      of(504, "The dashboard takes too long", "It did not answer in time. Reload this page.");
  static final Notice LEADS_AWAY =
      of(
          502,
          "The dashboard leads somewhere else",
          "It answered with a redirect to an address that is not its own, which is not followed.");
  static final Notice NOT_A_QUERY =
      of(400, "This link is broken", "Its query cannot be read: a percent sign is out of place.");

  private static final String STYLE =
      "body{margin:0;padding:15vh 1.5rem;font:1rem/1.6 system-ui,sans-serif;color-scheme:light"
          + " dark}main{max-width:34rem;margin:auto}h1{font-size:1.5rem;line-height:1.25}";

  static Notice of(int status, String title, String words) {
    return new Notice(status, title, words, "");
  }

  /** Goes on from a page of our own, so that a cookie that was just set comes along. */
  static Notice goOnTo(String path) {
    return new Notice(200, "One moment", "The dashboard opens.", path);
  }

  String text() {
    return title + "\n" + words + "\n";
  }

  String html() {
    String goOn =
        refresh.isEmpty() ? "" : "<meta http-equiv=\"refresh\" content=\"0;url=" + refresh + "\">";
    return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
        + goOn
        + "<title>"
        + title
        + "</title><style>"
        + STYLE
        + "</style></head><body><main><h1>"
        + title
        + "</h1><p>"
        + words
        + "</p></main></body></html>\n";
  }

  /** Nothing but the page's own style. */
  static String contentSecurityPolicy() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
      return "default-src 'none'; style-src 'sha256-"
          + Base64.getEncoder().encodeToString(hash)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
