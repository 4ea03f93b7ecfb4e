package io.boundary.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundary.model.fuzz.Fuzz;
import io.boundary.model.fuzz.TextTarget;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What nobody expects: slash commands, and chains of the ledger that somebody has worked on. */
class UnexpectedInputTest {

  private static final List<PermissionSetName> KNOWN =
      Stream.of("ReadOnlyAccess", "AdministratorAccess", "BillingAccess", "billingACCESS")
          .map(PermissionSetName::new)
          .toList();
  private static final CommandParser PARSER = new CommandParser(KNOWN);

  @TestFactory
  Stream<DynamicTest> parse_whenInputIsUnexpected_keepsItsWord() {
    return Fuzz.tests(slashText(), new ChainTampering());
  }

  private static TextTarget slashText() {
    return new TextTarget(
        "slash-text",
        List.of(
            "",
            "help",
            "list",
            "123456789012 ReadOnlyAccess 0.5",
            "request 123456789012 readonlyaccess 8 ticket INC-42",
            "123456789012 AdministratorAccess 720 ticket=OPS-7",
            "status req-0123456789abcdef",
            "revoke req-cli-0123456789ab",
            "aprove req-0123456789abcdef"),
        List.of(
            "request",
            "status",
            "revoke",
            "list",
            "help",
            "ticket",
            "ticket=",
            "0.5",
            "720",
            "0",
            "123456789012",
            "ReadOnlyAccess",
            "billingaccess",
            "req-",
            "req-0123456789abcdef"),
        UnexpectedInputTest::judged);
  }

  private static String judged(String text) {
    CommandParse parse = PARSER.parse(text);
    if (parse instanceof CommandParse.Request request) {
      assertNothingGuessed(request, text);
    } else if (parse instanceof CommandParse.Status status) {
      assertThat(text.toLowerCase(Locale.ROOT)).contains(status.request().value());
    } else if (parse instanceof CommandParse.Revoke revoke) {
      assertThat(text.toLowerCase(Locale.ROOT)).contains(revoke.request().value());
    } else if (parse instanceof CommandParse.Problem problem) {
      return "problem " + assertFitToShow(problem.text());
    }
    return parse.getClass().getSimpleName();
  }

  /** A privilege is never guessed: every word of the request was typed. */
  private static void assertNothingGuessed(CommandParse.Request request, String text) {
    List<String> words = Arrays.asList(text.split("[\\s\\p{Z}\\x1c-\\x1f]+"));
    assertThat(words).contains(request.account().value());
    assertThat(KNOWN).contains(request.permissionSet());
    assertThat(words).anyMatch(request.permissionSet().value()::equalsIgnoreCase);
    assertThat(words).anyMatch(word -> Hours.parse(word).equals(Optional.of(request.hours())));
    request
        .ticket()
        .ifPresent(ticket -> assertThat(words).anyMatch(word -> word.endsWith(ticket.value())));
  }

  /** Bounded, without controls, and whoever typed it cannot end the backticks around it. */
  private static String assertFitToShow(String problem) {
    assertThat(problem.length()).isBetween(1, 1_000);
    assertThat(problem.chars()).noneMatch(c -> c != '\n' && Character.isISOControl(c));
    assertThat(problem.chars().filter(c -> c == '`').count() % 2).isZero();
    return problem.replaceAll("`[^`]*`", "").substring(0, 8);
  }
}
