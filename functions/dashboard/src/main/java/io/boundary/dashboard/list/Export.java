package io.boundary.dashboard.list;

import io.boundary.dashboard.view.Links;
import io.boundary.model.AccountId;
import io.boundary.model.PermissionSetName;
import io.boundary.model.SlackUserId;
import io.boundary.reading.RequestFields;
import io.boundary.reading.caller.Caller;
import io.boundary.reading.listing.Filters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file that has the same requests as the page.
 *
 * @param href empty where there is none
 * @param note why there is none, or how it differs; may be empty
 */
record Export(Optional<String> href, String note) {

  static Export of(Caller caller, SearchForm form) {
    if (!caller.mayExport() || !form.isFine()) {
      return new Export(Optional.empty(), "");
    }
    if (form.requestId().isPresent() || form.filters().primary().isEmpty()) {
      return new Export(
          Optional.empty(),
          "To export, choose a status, an account, a permission set or a requester.");
    }
    String note =
        form.reason().isEmpty() ? "" : "The file holds all reasons: exports do not filter them.";
    return new Export(Optional.of(Links.with(Links.EXPORT, query(form.filters()))), note);
  }

  private static Map<String, String> query(Filters filters) {
    Map<String, String> query = new LinkedHashMap<>();
    filters.status().map(Enum::name).ifPresent(value -> query.put("status", value));
    filters.account().map(AccountId::value).ifPresent(value -> query.put("account_id", value));
    filters
        .permissionSet()
        .map(PermissionSetName::value)
        .ifPresent(value -> query.put("permission_set_name", value));
    filters
        .requester()
        .map(SlackUserId::value)
        .ifPresent(value -> query.put("requester_slack_user_id", value));
    filters
        .createdAfter()
        .map(time -> RequestFields.seconds(time).toPlainString())
        .ifPresent(value -> query.put("created_after", value));
    filters
        .createdBefore()
        .map(time -> RequestFields.seconds(time).toPlainString())
        .ifPresent(value -> query.put("created_before", value));
    query.put("max_rows", "5000");
    return query;
  }
}
