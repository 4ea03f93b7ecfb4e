package io.boundary.auditapi;

import io.boundary.reading.Reading;
import io.boundary.reading.caller.Caller;
import io.boundary.reading.http.HttpResponse;
import io.boundary.reading.http.QueryParameters;
import io.boundary.reading.listing.Filters;
import io.boundary.reading.listing.Listing.Filled;
import io.boundary.reading.listing.Parameters;
import java.util.Optional;

/** {@code GET /api/exports.csv}: many requests at once, as a file. */
final class ExportRoute {

  private static final String TRUNCATED = "X-Boundary-Truncated";
  private static final int ROWS = 1_000;
  private static final int MOST_ROWS = 5_000;

  /** Rows that an export may cost, those that are left out included. */
  private static final int BUDGET = 40_000;

  private final Reading reading;

  ExportRoute(Reading reading) {
    this.reading = reading;
  }

  HttpResponse answer(Caller caller, QueryParameters query) {
    if (!caller.mayExport()) {
      return HttpResponse.error(403, "exports are for security admins and auditors");
    }
    Parameters parameters = new Parameters(query);
    Filters filters = parameters.filters();
    int rows = parameters.number("max_rows", ROWS, MOST_ROWS);
    Optional<HttpResponse> refusal = Refusals.of(caller, filters, parameters);
    return refusal.orElseGet(() -> file(caller, filters, rows));
  }

  private HttpResponse file(Caller caller, Filters filters, int rows) {
    Filled page = reading.listing().fill(filters, caller.scope(), rows, Optional.empty(), BUDGET);
    CsvExport csv = new CsvExport();
    boolean fits = page.items().stream().allMatch(csv::add);
    long now = reading.clock().instant().getEpochSecond();
    HttpResponse response =
        HttpResponse.of(200, "text/csv; charset=utf-8", csv.text())
            .with(
                "Content-Disposition",
                "attachment; filename=\"boundary-audit-export-" + now + ".csv\"");
    return fits && page.next().isEmpty() ? response : response.with(TRUNCATED, "true");
  }
}
