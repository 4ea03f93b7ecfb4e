package io.boundary.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The grammar of {@code /boundary}: a total function from any text to a {@link CommandParse}. Case
 * is forgiven in keywords and permission-set names; a misspelt name is refused with a suggestion,
 * because a privilege is never guessed.
 */
public final class CommandParser {

  /** How the command is used, for people. */
  public static final String USAGE =
      """
      /boundary <AccountID> <PermissionSet> <Hours> [TicketID]
      /boundary status <RequestID>
      /boundary list
      /boundary revoke <RequestID>
      /boundary help""";

  private static final List<String> VERBS = List.of("request", "status", "list", "revoke", "help");
  private static final int MAX_TEXT = 4_000;
  private static final int MAX_NAMES_SHOWN = 30;

  private final List<PermissionSetName> permissionSets;

  /** A parser that knows these permission sets. */
  public CommandParser(Collection<PermissionSetName> permissionSets) {
    this.permissionSets =
        permissionSets.stream().sorted((a, b) -> a.value().compareToIgnoreCase(b.value())).toList();
  }

  /** What the text says. Never throws. */
  public CommandParse parse(String text) {
    if (text.length() > MAX_TEXT) {
      return problem("That command is too long.");
    }
    List<String> words = words(text);
    if (words.isEmpty()) {
      return new CommandParse.Help();
    }
    String first = words.get(0).toLowerCase(Locale.ROOT);
    List<String> rest = words.subList(1, words.size());
    return switch (first) {
      case "help", "-h", "--help", "?" -> new CommandParse.Help();
      case "list" ->
          rest.isEmpty() ? new CommandParse.ListOwn() : problem("`list` takes nothing after it.");
      case "status" -> withRequestId("status", rest);
      case "revoke" -> withRequestId("revoke", rest);
      case "request" -> request(rest);
      default -> request(words);
    };
  }

  /** The help text: usage, an example and the permission sets that can be asked for. */
  public String help() {
    return "*Boundary* gives you AWS access for a limited time.\n```"
        + USAGE
        + "```\nFor example `/boundary 123456789012 ReadOnlyAccess 0.5` asks for half an hour."
        + "\nPermission sets: "
        + names();
  }

  private static CommandParse withRequestId(String verb, List<String> rest) {
    if (rest.size() != 1) {
      return problem("`" + verb + "` takes one request id, such as `req-0123456789abcdef`.");
    }
    Optional<RequestId> id = RequestId.parse(rest.get(0).toLowerCase(Locale.ROOT));
    if (id.isEmpty()) {
      return problem(
          "`"
              + Checks.shown(rest.get(0))
              + "` is not a request id. One looks like"
              + " `req-0123456789abcdef`.");
    }
    return verb.equals("status")
        ? new CommandParse.Status(id.get())
        : new CommandParse.Revoke(id.get());
  }

  private CommandParse request(List<String> words) {
    if (words.size() < 3) {
      return !words.isEmpty() && isVerbLike(words.get(0))
          ? unknownVerb(words.get(0))
          : problem("A request needs an account, a permission set and hours.");
    }
    Optional<AccountId> account = AccountId.parse(words.get(0));
    if (account.isEmpty()) {
      return problem(
          "`" + Checks.shown(words.get(0)) + "` is not an account id: twelve digits are.");
    }
    Optional<PermissionSetName> permissionSet = named(words.get(1));
    if (permissionSet.isEmpty()) {
      return unknownPermissionSet(words.get(1));
    }
    Optional<Hours> hours = Hours.parse(words.get(2));
    if (hours.isEmpty()) {
      return problem(
          "`"
              + Checks.shown(words.get(2))
              + "` is not a number of hours: a plain decimal such as `0.5` is, more than 0 (a"
              + " second at least) and at most "
              + Hours.MAX_HOURS
              + ".");
    }
    return withTicket(
        account.get(), permissionSet.get(), hours.get(), words.subList(3, words.size()));
  }

  private static CommandParse withTicket(
      AccountId account, PermissionSetName permissionSet, Hours hours, List<String> rest) {
    if (rest.isEmpty()) {
      return new CommandParse.Request(account, permissionSet, hours, Optional.empty());
    }
    boolean keyword = rest.get(0).equalsIgnoreCase("ticket");
    List<String> given = keyword ? rest.subList(1, rest.size()) : rest;
    if (given.isEmpty()) {
      return problem("`ticket` needs a ticket id after it.");
    }
    if (given.size() > 1) {
      return problem("A ticket id is one word; `" + Checks.shown(given.get(1)) + "` is too much.");
    }
    String word = given.get(0);
    String id = !keyword && word.regionMatches(true, 0, "ticket=", 0, 7) ? word.substring(7) : word;
    return TicketId.parse(id)
        .<CommandParse>map(
            ticket -> new CommandParse.Request(account, permissionSet, hours, Optional.of(ticket)))
        .orElseGet(() -> problem("A ticket id has 1 to 128 printable characters."));
  }

  private Optional<PermissionSetName> named(String word) {
    return permissionSets.stream()
        .filter(name -> name.value().equals(word))
        .findFirst()
        .or(
            () -> {
              List<PermissionSetName> forgiven =
                  permissionSets.stream()
                      .filter(name -> name.value().equalsIgnoreCase(word))
                      .toList();
              return forgiven.size() == 1 ? Optional.of(forgiven.get(0)) : Optional.empty();
            });
  }

  /** Letters only: whoever types that means a word of the grammar, not an account. */
  private static boolean isVerbLike(String word) {
    return word.length() <= 20 && word.chars().allMatch(Character::isLetter);
  }

  private static CommandParse unknownVerb(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.equals("approve") || lower.equals("deny")) {
      return problem("Requests are approved or denied with the buttons in the approval channel.");
    }
    String hint =
        VERBS.stream()
            .filter(verb -> distance(verb, lower) <= 2)
            .findFirst()
            .map(verb -> " Did you mean `" + verb + "`?")
            .orElse("");
    return problem("I do not know `" + Checks.shown(word) + "`." + hint);
  }

  private CommandParse unknownPermissionSet(String word) {
    String hint =
        permissionSets.stream()
            .filter(name -> isNear(name.value(), word))
            .min(Comparator.comparingInt(name -> distance(lower(name.value()), lower(word))))
            .map(name -> " Did you mean `" + name + "`?")
            .orElse("");
    return problem(
        "There is no permission set `"
            + Checks.shown(word)
            + "`."
            + hint
            + " You can ask for: "
            + names());
  }

  private static boolean isNear(String name, String word) {
    String a = lower(name);
    String b = lower(word);
    if (b.length() > 64) {
      return false;
    }
    return (b.length() >= 4 && a.startsWith(b)) || distance(a, b) <= Math.max(2, a.length() / 4);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(swap, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }

  private String names() {
    List<String> shown =
        permissionSets.stream().limit(MAX_NAMES_SHOWN).map(name -> "`" + name + "`").toList();
    String more =
        permissionSets.size() > MAX_NAMES_SHOWN
            ? " and " + (permissionSets.size() - MAX_NAMES_SHOWN) + " more"
            : "";
    return String.join(", ", shown) + more;
  }

  private static CommandParse.Problem problem(String what) {
    return new CommandParse.Problem(what + "\n```" + USAGE + "```");
  }

  /** Words between blanks of any kind (a pasted no-break space too). */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        if (word.length() > 0) {
          words.add(word.toString());
          word.setLength(0);
        }
      } else {
        word.append(c);
      }
    }
    if (word.length() > 0) {
      words.add(word.toString());
    }
    return words;
  }
}
