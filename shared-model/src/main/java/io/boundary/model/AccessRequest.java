package io.boundary.model;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One request for access, from its birth to its end: the record that everything else is about.
 *
 * @param version the number of writes; 0 for a record that an older deployment wrote
 * @param assignment what is granted; empty where the person or the permission set could not be
 *     resolved
 * @param duration how long the policy allows; zero where nothing was allowed
 * @param approval present where the rule asks for approval
 * @param expiresAt when access ends: provisional (asked at + duration) until ACTIVE fixes it
 * @param endReason how it ended; the decision's reason stays in {@code evidence}
 * @param head the end of this request's chain in the ledger
 * @param notices what people are still owed
 * @param noticeAfter the earliest time of the next attempt to tell them
 * @param counted the state in which the figures count it; empty while they do not
 */
public record AccessRequest(
    RequestId id,
    long version,
    RequestStatus status,
    Ask ask,
    Optional<Assignment> assignment,
    DecisionEvidence evidence,
    Duration duration,
    Optional<Approval> approval,
    Optional<Ruling> approved,
    Optional<Ruling> denied,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> expiresAt,
    Optional<Instant> activeAt,
    Optional<Instant> revokedAt,
    Optional<EndRequest> endRequested,
    Optional<String> endReason,
    LedgerHead head,
    Set<Notice> notices,
    Instant noticeAfter,
    int noticeAttempts,
    Optional<RequestStatus> counted) {

  /** Figures may lag this much: whoever is at work on a request is not to be disturbed by them. */
  private static final Duration COUNTED_AFTER = Duration.ofMinutes(2);

  /** How long a finished request's record is kept. */
  public static final Duration KEPT = Duration.ofDays(90);

  public AccessRequest {
    notices = Set.copyOf(notices);
  }

  /** Whether the grant's time is over, or its end was asked for. */
  public boolean mustEnd(Instant now) {
    return endRequested.isPresent() || expiresAt.map(end -> !now.isBefore(end)).orElse(false);
  }

  /**
   * When somebody must look at this request again; empty when nothing is owed any more. The
   * janitor's work list is the index of this time, so that nothing unfinished can be forgotten.
   */
  public Optional<Instant> dueAt() {
    Optional<Instant> work =
        switch (status) {
          case PENDING_APPROVAL ->
              approval.map(Approval::deadline).or(() -> Optional.of(createdAt));
          case APPROVED -> Optional.of(updatedAt);
          case ACTIVE ->
              endRequested.map(EndRequest::at).or(() -> expiresAt).or(() -> Optional.of(updatedAt));
          case REVOKED, DENIED, ERROR -> Optional.empty();
        };
    Optional<Instant> words = notices.isEmpty() ? Optional.empty() : Optional.of(noticeAfter);
    return Stream.of(work, words, countDueAt()).flatMap(Optional::stream).min(naturalOrder());
  }

  /**
   * When the figures must take note of its state; empty where they have. An older record must stay
   * without a version until it is adopted, since that is how it is found: it is counted after that.
   */
  public Optional<Instant> countDueAt() {
    return version == 0 || counted.equals(Optional.of(status))
        ? Optional.empty()
        : Optional.of(updatedAt.plus(COUNTED_AFTER));
  }

  /** The person who spoke last about it; the policy is no person. */
  public Optional<SlackUserId> approver() {
    List<Vote> votes = approval.map(Approval::votes).orElse(List.of());
    Optional<SlackUserId> voter =
        votes.isEmpty() ? Optional.empty() : Optional.of(votes.get(votes.size() - 1).slackUser());
    return denied
        .flatMap(ruling -> SlackUserId.parse(ruling.by()))
        .or(() -> voter)
        .or(() -> approved.flatMap(ruling -> SlackUserId.parse(ruling.by())));
  }

  /** When its record may vanish; empty until it is final. */
  public Optional<Instant> keptUntil() {
    return status.isFinal()
        ? Optional.of(revokedAt.orElse(updatedAt).plus(KEPT))
        : Optional.empty();
  }

  /** A builder that starts from this request. */
  public Builder edit() {
    return new Builder(this);
  }

  /** Changes some fields of a request and leaves the others. */
  public static final class Builder {
    private RequestStatus status;
    private Optional<Assignment> assignment;
    private DecisionEvidence evidence;
    private Duration duration;
    private Optional<Approval> approval;
    private Optional<Ruling> approved;
    private Optional<Ruling> denied;
    private Instant updatedAt;
    private Optional<Instant> expiresAt;
    private Optional<Instant> activeAt;
    private Optional<Instant> revokedAt;
    private Optional<EndRequest> endRequested;
    private Optional<String> endReason;
    private LedgerHead head;
    private final Set<Notice> notices = EnumSet.noneOf(Notice.class);
    private Instant noticeAfter;
    private int noticeAttempts;
    private Optional<RequestStatus> counted;
    private long version;
    private final AccessRequest base;

    private Builder(AccessRequest base) {
      this.base = base;
      version = base.version;
      status = base.status;
      assignment = base.assignment;
      evidence = base.evidence;
      duration = base.duration;
      approval = base.approval;
      approved = base.approved;
      denied = base.denied;
      updatedAt = base.updatedAt;
      expiresAt = base.expiresAt;
      activeAt = base.activeAt;
      revokedAt = base.revokedAt;
      endRequested = base.endRequested;
      endReason = base.endReason;
      head = base.head;
      notices.addAll(base.notices);
      noticeAfter = base.noticeAfter;
      noticeAttempts = base.noticeAttempts;
      counted = base.counted;
    }

    public Builder version(long value) {
      version = value;
      return this;
    }

    public Builder status(RequestStatus value) {
      status = value;
      return this;
    }

    public Builder assignment(Assignment value) {
      assignment = Optional.of(value);
      return this;
    }

    public Builder evidence(DecisionEvidence value) {
      evidence = value;
      return this;
    }

    public Builder duration(Duration value) {
      duration = value;
      return this;
    }

    public Builder approval(Approval value) {
      approval = Optional.of(value);
      return this;
    }

    public Builder approved(Ruling value) {
      approved = Optional.of(value);
      return this;
    }

    public Builder denied(Ruling value) {
      denied = Optional.of(value);
      return this;
    }

    public Builder updatedAt(Instant value) {
      updatedAt = value;
      return this;
    }

    public Builder expiresAt(Instant value) {
      expiresAt = Optional.of(value);
      return this;
    }

    public Builder activeAt(Instant value) {
      activeAt = Optional.of(value);
      return this;
    }

    public Builder revokedAt(Instant value) {
      revokedAt = Optional.of(value);
      return this;
    }

    public Builder endRequested(EndRequest value) {
      endRequested = Optional.of(value);
      return this;
    }

    public Builder endReason(String value) {
      endReason = Optional.of(value);
      return this;
    }

    public Builder head(LedgerHead value) {
      head = value;
      return this;
    }

    /** Owes these notices too, from {@code from} on. */
    public Builder owe(Collection<Notice> more, Instant from) {
      if (!more.isEmpty()) {
        notices.addAll(more);
        noticeAfter = from;
        noticeAttempts = 0;
      }
      return this;
    }

    /** Owes these notices no longer. */
    public Builder told(Collection<Notice> done) {
      notices.removeAll(done);
      return this;
    }

    /** Puts the next attempt to tell people off until then. */
    public Builder tellAgain(Instant after, int attempts) {
      noticeAfter = after;
      noticeAttempts = attempts;
      return this;
    }

    /** The figures count it in this state. */
    public Builder counted(RequestStatus value) {
      counted = Optional.of(value);
      return this;
    }

    /** The changed request. */
    public AccessRequest build() {
      return new AccessRequest(
          base.id,
          version,
          status,
          base.ask,
          assignment,
          evidence,
          duration,
          approval,
          approved,
          denied,
          base.createdAt,
          updatedAt,
          expiresAt,
          activeAt,
          revokedAt,
          endRequested,
          endReason,
          head,
          notices,
          noticeAfter,
          noticeAttempts,
          counted);
    }
  }
}
