package io.boundary.auditapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundary.model.AccessRequest;
import io.boundary.reading.RequestFields;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Requests as CSV (RFC 4180), safe to open in a spreadsheet: every cell is quoted, and one that
 * would be a formula is made text by an apostrophe before it, as OWASP advises. Its own, since that
 * is all there is to writing: a library would bring a megabyte for the quoting of a quote, and
 * leave the formulas to us.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class CsvExport {

  private static final List<String> COLUMNS =
      List.of(
          "request_id",
          "status",
          "created_at",
          "updated_at",
          "requested_at",
          "expires_at",
          "revoked_at",
          "account_id",
          "permission_set_name",
          "requester_slack_user_id",
          "approver_slack_user_id",
          "rule_id",
          "reason",
          "ticket_id");

  /** Also their full-width forms, which spreadsheets take for the same. */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  /** Lambda takes 6 MB of answer; there must be room for its other parts. */
  private static final int MOST_BYTES = 5_500_000;

  private static final String END = "\r\n";

  private final StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append(END);
  private long bytes = text.length();

  /** Adds a row; false where it does not fit any more, and is left out. */
  boolean add(AccessRequest request) {
    ObjectNode fields = RequestFields.of(request);
    String row =
        COLUMNS.stream()
            .map(column -> cell(fields.path(column)))
            .collect(Collectors.joining(",", "", END));
    long more = sizeInJson(row);
    if (bytes + more > MOST_BYTES) {
      return false;
    }
    bytes += more;
    text.append(row);
    return true;
  }

  String text() {
    return text.toString();
  }

  private static String cell(JsonNode value) {
    String plain = value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText("");
    String safe = !plain.isEmpty() && FORMULA.indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }

  /** The bytes that it takes as a part of a JSON text, at most. */
  private static long sizeInJson(String row) {
    return row.chars().mapToLong(CsvExport::sizeInJson).sum();
  }

  private static long sizeInJson(int c) {
    if ("\"\\\n\r\t".indexOf(c) >= 0) {
      return 2;
    }
    return c < ' ' ? 6 : c < 0x80 ? 1 : 3;
  }
}
