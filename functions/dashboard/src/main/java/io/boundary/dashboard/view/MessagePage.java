package io.boundary.dashboard.view;

import java.util.List;

/**
 * A page that has nothing to show, and says why and what helps.
 *
 * @param advice what the reader can do
 */
public record MessagePage(int status, String title, String text, List<String> advice) {

  public MessagePage {
    advice = List.copyOf(advice);
  }

  /** For a caller whom the principal map does not know. */
  public static MessagePage noPermission() {
    return new MessagePage(
        403,
        "You have no access to this dashboard",
        "AWS knows who you are, but the dashboard's list of readers does not name you.",
        List.of(
            "Ask whoever runs Boundary to add the ARN below to AUDIT_API_PRINCIPAL_MAP, with a role"
                + " (viewer, auditor or security_admin) and the accounts, requesters, permission"
                + " sets and statuses that you may see.",
            "If you usually have access: check that you are signed in with the right AWS profile."));
  }

  /** For a request that does not exist, or that this caller may not see. */
  public static MessagePage noSuchRequest() {
    return new MessagePage(
        404,
        "There is no such request",
        "No request has this id, or it is outside of what you may see.",
        List.of(
            "Check the id: req- and 16 letters or digits, as Slack shows it.",
            "Records vanish 90 days after their end; the ledger keeps the evidence."));
  }

  /** For an address without a page. */
  public static MessagePage nothingHere() {
    return new MessagePage(
        404,
        "There is no page here",
        "The address does not lead anywhere.",
        List.of("Start from the overview, or look for a request."));
  }

  /** For any method but GET and HEAD. */
  public static MessagePage onlyReading() {
    return new MessagePage(
        405,
        "This dashboard only reads",
        "Nothing can be changed here; GET and HEAD are the only methods.",
        List.of("To approve, deny or revoke, use Slack."));
  }

  /** For a fault of ours. */
  public static MessagePage fault() {
    return new MessagePage(
        500,
        "This page cannot be made now",
        "The records could not be read. Granting and ending access do not depend on this page.",
        List.of(
            "Load it again in a minute.",
            "If it stays so, the function's log says what is wrong."));
  }
}
