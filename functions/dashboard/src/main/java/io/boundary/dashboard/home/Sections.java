package io.boundary.dashboard.home;

import io.boundary.model.RequestStatus;

/** The words of the first page's sections. */
final class Sections {

  /** Where a part of the page would be. */
  static final String UNREAD =
      "Could not be read just now. It is tried again with the next refresh; granting and ending"
          + " access do not depend on this page.";

  private Sections() {}

  static String title(RequestStatus status) {
    return switch (status) {
      case ACTIVE -> "Active now";
      case PENDING_APPROVAL -> "Waiting for approval";
      case APPROVED -> "Being set up";
      case ERROR -> "Errors";
      case REVOKED -> "Recently ended";
      case DENIED -> "Denied";
    };
  }

  static String hint(RequestStatus status) {
    return switch (status) {
      case ACTIVE -> "Ends soonest first";
      case PENDING_APPROVAL -> "Runs out soonest first";
      case APPROVED -> "Approved; Identity Center is creating the assignment";
      case ERROR -> "Could not be granted; no access was left behind";
      case REVOKED, DENIED -> "Latest first";
    };
  }

  static String empty(RequestStatus status) {
    return switch (status) {
      case ACTIVE -> "Nobody holds access right now.";
      case PENDING_APPROVAL -> "Nothing waits for anybody.";
      case APPROVED -> "Nothing is being set up.";
      case ERROR -> "No errors.";
      case REVOKED -> "No access has ended yet.";
      case DENIED -> "Nothing was denied.";
    };
  }

  /** What a figure counts. */
  static String meaning(RequestStatus status) {
    return switch (status) {
      case ACTIVE -> "hold access now";
      case PENDING_APPROVAL -> "wait for a person";
      case APPROVED -> "approved, not there yet";
      case ERROR -> "could not be granted";
      case REVOKED -> "granted and ended";
      case DENIED -> "refused or withdrawn";
    };
  }

  /** An empty section says something good for these; for the others it would only take room. */
  static boolean isShownEmpty(RequestStatus status) {
    return status == RequestStatus.ACTIVE || status == RequestStatus.PENDING_APPROVAL;
  }
}
