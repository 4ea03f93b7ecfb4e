package io.boundary.broker;

import io.boundary.broker.ApprovalClick.Voice;
import io.boundary.broker.decision.Identities.Identity;
import io.boundary.broker.port.ApprovalChannel;
import io.boundary.broker.port.FactUnavailableException;
import io.boundary.broker.port.Notifier.Delivery;
import io.boundary.model.AccessRequest;
import io.boundary.model.AwsCaller;
import io.boundary.model.PrincipalId;
import io.boundary.model.RequestId;
import io.boundary.model.RequestStatus;
import io.boundary.model.SlackUserId;
import java.util.Optional;

/**
 * Whether an operator may decide in a Slack user's name. Nobody is an approver by typing a name: it
 * takes that person's own session of Identity Center, or a policy that lets others pass on what
 * approvers said. All rules of approval hold beyond that ({@link DecideApproval}).
 */
public final class OperatorVotes {

  private final Broker broker;
  private final ApprovalChannel channel;

  public OperatorVotes(Broker broker, ApprovalChannel channel) {
    this.broker = broker;
    this.channel = channel;
  }

  /**
   * What an operator wants.
   *
   * @param approver in whose name
   * @param caller the operator, as STS says
   * @param onBehalf whether the operator says to pass on what somebody else decided
   */
  public record Wish(
      RequestId request,
      boolean approve,
      SlackUserId approver,
      AwsCaller caller,
      boolean onBehalf) {}

  /** Whether they may. */
  public sealed interface Entitlement {

    /** They may give this click, which may come to nothing still. */
    record Entitled(ApprovalClick click) implements Entitlement {}

    /** They may not. */
    record Refused(String why) implements Entitlement {}
  }

  /**
   * Whether the operator may do that. What is passed on for others has been announced in the
   * approval channel when this returns.
   *
   * @throws FactUnavailableException where that cannot be told now
   */
  public Entitlement entitle(Wish wish) {
    Optional<PrincipalId> operator =
        wish.caller().identityCenterUser().flatMap(broker.directory()::userByName);
    if (operator.isEmpty()) {
      return new Entitlement.Refused(
          "this takes a session of Identity Center (a role AWSReservedSSO_...) that is named after"
              + " one of its users; you are "
              + wish.caller());
    }
    Identity approver = broker.identities().of(wish.approver(), Optional.empty());
    if (approver instanceof Identity.Refused refused) {
      return new Entitlement.Refused(wish.approver() + " cannot decide: " + refused.reason());
    }
    if (((Identity.Known) approver).principal().equals(operator.get())) {
      return entitled(wish, "as " + wish.approver() + " on the command line", false);
    }
    return wish.onBehalf()
        ? onBehalf(wish, operator.get())
        : new Entitlement.Refused(
            "you are not " + wish.approver() + ": your session is another person's");
  }

  private Entitlement onBehalf(Wish wish, PrincipalId operator) {
    if (!broker.policies().policy().cliOnBehalf()) {
      return new Entitlement.Refused(
          "the policy does not allow to decide on another's behalf (settings.cli_on_behalf)");
    }
    Optional<AccessRequest> waiting =
        broker
            .store()
            .find(wish.request())
            .filter(request -> request.status() == RequestStatus.PENDING_APPROVAL);
    if (waiting.isEmpty()) {
      return new Entitlement.Refused(wish.request() + " does not wait for approval");
    }
    if (waiting.get().assignment().map(a -> a.principal().equals(operator)).orElse(true)) {
      return new Entitlement.Refused("it is your own request");
    }
    announce(wish, waiting.get());
    return entitled(wish, "on behalf of " + wish.approver() + " on the command line", true);
  }

  private void announce(Wish wish, AccessRequest request) {
    String text =
        "%s is about to %s %s on behalf of %s with ./boundary. If that is not what %s said: /boundary revoke %s"
            .formatted(
                wish.caller(),
                wish.approve() ? "approve" : "deny",
                request.id(),
                wish.approver(),
                wish.approver(),
                request.id());
    if (!(channel.announce(request, text) instanceof Delivery.Done)) {
      throw new FactUnavailableException(
          "the approval channel cannot be told, so nothing was decided", false);
    }
  }

  private Entitlement entitled(Wish wish, String how, boolean onBehalf) {
    return new Entitlement.Entitled(
        new ApprovalClick(
            wish.request(),
            wish.approve(),
            wish.approver(),
            Optional.empty(),
            Optional.empty(),
            broker.now(),
            0,
            new Voice(wish.caller().actor(), how, onBehalf)));
  }
}
