package io.boundary.aws.dynamodb;

import io.boundary.model.InstanceArn;
import io.boundary.model.PermissionSetArn;
import io.boundary.model.PermissionSetName;
import io.boundary.model.PrincipalId;
import io.boundary.model.PrincipalType;
import io.boundary.model.SlackUserId;
import io.boundary.model.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values of an item that older deployments wrote differently, or not at all. */
final class LegacyValues {

  /**
   * Stands for a requester that the record does not name. Such a grant must still end, and nobody
   * must wait for words to a person who cannot be found.
   */
  static final SlackUserId NOBODY = new SlackUserId("UUNKNOWN");

  private static final PermissionSetName UNNAMED = new PermissionSetName("unknown");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{C}\\p{Z}]");
  private static final int TICKET_LENGTH = 128;
  private static final List<String> TIMES =
      List.of(Names.CREATED_AT, "requested_at", "evaluated_at", "updated_at", Names.EXPIRES_AT);

  private final ItemReader item;

  LegacyValues(ItemReader item) {
    this.item = item;
  }

  /** When it was made, or the first other time that the record has. */
  Instant createdAt() {
    return TIMES.stream()
        .flatMap(name -> item.time(name).stream())
        .findFirst()
        .orElseThrow(() -> new UndecodableException(Names.CREATED_AT, "is missing"));
  }

  static Duration span(Instant from, Optional<Instant> to) {
    return to.filter(end -> end.isAfter(from))
        .map(end -> Duration.between(from, end))
        .orElse(Duration.ZERO);
  }

  SlackUserId requester() {
    return item.text(Names.REQUESTER)
        .flatMap(SlackUserId::parse)
        .or(() -> item.text("slack_user_id").flatMap(SlackUserId::parse))
        .orElse(NOBODY);
  }

  PermissionSetName permissionSet() {
    return item.text(Names.PERMISSION_SET).flatMap(PermissionSetName::parse).orElse(UNNAMED);
  }

  /** The ticket; one with blanks, which was once allowed, is kept with them replaced. */
  Optional<TicketId> ticket() {
    return item.text("ticket_id")
        .map(text -> UNPRINTABLE.matcher(text.strip()).replaceAll("_"))
        .map(text -> text.length() > TICKET_LENGTH ? text.substring(0, TICKET_LENGTH) : text)
        .flatMap(TicketId::parse);
  }

  PrincipalType principalType() {
    String type = item.text("principal_type").orElse("USER").toUpperCase(Locale.ROOT);
    return switch (type) {
      case "USER" -> PrincipalType.USER;
      case "GROUP" -> PrincipalType.GROUP;
      default -> throw ItemReader.malformed("principal_type");
    };
  }

  /** Whether the record says exactly what it would have granted. */
  boolean hasAssignment() {
    return item.text("instance_arn").flatMap(InstanceArn::parse).isPresent()
        && item.text("permission_set_arn").flatMap(PermissionSetArn::parse).isPresent()
        && item.text("principal_id").flatMap(PrincipalId::parse).isPresent();
  }
}
