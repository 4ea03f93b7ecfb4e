package io.boundary.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {

  private static final PermissionSetName READ = new PermissionSetName("ReadOnlyAccess");
  private static final PermissionSetName ADMIN = new PermissionSetName("AdministratorAccess");
  private static final PermissionSetName POWER = new PermissionSetName("PowerUserAccess");
  private static final CommandParser PARSER = new CommandParser(List.of(READ, ADMIN, POWER));

  @Test
  void parse_whenAVerbIsMistyped_saysWhichWasMeant() {
    assertThat(problem("statsu req-0123456789abcdef")).contains("Did you mean `status`?");
    assertThat(problem("revok req-0123456789abcdef")).contains("Did you mean `revoke`?");
    assertThat(problem("approve req-0123456789abcdef")).contains("buttons in the approval channel");
    assertThat(problem("123456789012")).contains("needs an account, a permission set and hours");
  }

  @Property(tries = 2_000)
  void parse_isTotal(@ForAll String text) {
    assertThat(PARSER.parse(text)).isNotNull();
  }

  @Property(tries = 3_000)
  void parse_isTotalOnNearlyGoodCommands_andRefusalsSayWhatToDo(@ForAll("nearlyGood") String text) {
    CommandParse parse = PARSER.parse(text);

    if (parse instanceof CommandParse.Problem problem) {
      assertThat(problem.text()).endsWith("\n```" + CommandParser.USAGE + "```");
      assertThat(problem.text().codePoints().filter(c -> c == '`').count()).isEven();
    } else if (parse instanceof CommandParse.Request request) {
      assertThat(List.of(READ, ADMIN, POWER)).contains(request.permissionSet());
      assertThat(text.toLowerCase(java.util.Locale.ROOT))
          .contains(request.permissionSet().value().toLowerCase(java.util.Locale.ROOT));
    }
  }

  @Provide
  Arbitrary<String> nearlyGood() {
    return Arbitraries.of(
            "request",
            "status",
            "list",
            "revoke",
            "help",
            "ticket",
            "ticket=INC-1",
            "INC-12345",
            "123456789012",
            "12345678901",
            "ReadOnlyAccess",
            "readonlyaccess",
            "ReadOnly",
            "0.5",
            "NaN",
            "1e3",
            "720",
            "721",
            "req-0123456789abcdef",
            "`",
            "``` <!channel>",
            "\u202E",
            "é")
        .list()
        .ofMaxSize(7)
        .map(words -> String.join(" ", words));
  }

  static Stream<Arguments> accepted() {
    return Stream.of(
        Arguments.of("123456789012 ReadOnlyAccess 0.5", request("123456789012", READ, 1_800, "")),
        Arguments.of("123456789012 ReadOnlyAccess 0.02", request("123456789012", READ, 72, "")),
        Arguments.of(
            "request 111122223333 AdministratorAccess 0.5 INC-12345",
            request("111122223333", ADMIN, 1_800, "INC-12345")),
        Arguments.of(
            "111122223333 AdministratorAccess 0.5 ticket INC-12345",
            request("111122223333", ADMIN, 1_800, "INC-12345")),
        Arguments.of(
            "111122223333 AdministratorAccess 0.5 ticket=INC-12345",
            request("111122223333", ADMIN, 1_800, "INC-12345")),
        Arguments.of(
            "  REQUEST\t111122223333\u00A0administratoraccess  1  Ticket=Zn-l\n",
            request("111122223333", ADMIN, 3_600, "Zn-l")),
        Arguments.of("", new CommandParse.Help()),
        Arguments.of("help", new CommandParse.Help()),
        Arguments.of("HELP me", new CommandParse.Help()),
        Arguments.of("list", new CommandParse.ListOwn()),
        Arguments.of(
            "status req-0123456789abcdef",
            new CommandParse.Status(new RequestId("req-0123456789abcdef"))),
        Arguments.of(
            "revoke REQ-CLI-ABC123", new CommandParse.Revoke(new RequestId("req-cli-abc123"))));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void parse_whenAForm_isAccepted(String text, CommandParse expected) {
    assertThat(PARSER.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "Infinity",
        "1e3",
        "0x10",
        "+1",
        "-1",
        "0",
        "0.0",
        "0.0001",
        "720.1",
        "721",
        "1,5",
        "1.",
        ".5",
        "1h",
        "٣",
        "0.0000000000001",
        "99999999999999999999"
      })
  void parse_whenHoursAreNone_isAProblem(String hours) {
    assertThat(problem("123456789012 ReadOnlyAccess " + hours)).contains("not a number of hours");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234", "1234567890123", "12345678901x", "１２３４５６７８９０１２"})
  void parse_whenTheAccountIsNone_isAProblem(String account) {
    assertThat(problem(account + " ReadOnlyAccess 1")).contains("is not an account id");
  }

  @Test
  void parse_whenTheNameIsMisspelt_suggestsTheNearestAndGrantsNothing() {
    assertThat(problem("123456789012 ReadOnlyAcess 1"))
        .contains("Did you mean `ReadOnlyAccess`?")
        .contains("`AdministratorAccess`, `PowerUserAccess`, `ReadOnlyAccess`");
    assertThat(problem("123456789012 Admin 1")).contains("Did you mean `AdministratorAccess`?");
    assertThat(problem("123456789012 Billing 1")).doesNotContain("Did you mean");
  }

  @Test
  void parse_whenSeveralNamesAreNear_suggestsTheNearest() {
    CommandParser parser =
        new CommandParser(
            List.of(new PermissionSetName("TeamAccess"), new PermissionSetName("TeamsAccess")));

    assertThat(((CommandParse.Problem) parser.parse("123456789012 TeamsAcces 1")).text())
        .contains("Did you mean `TeamsAccess`?");
  }

  @Test
  void parse_whenNamesDifferInCaseOnly_takesTheExactOneAndNeverGuesses() {
    PermissionSetName lower = new PermissionSetName("readonlyaccess");
    CommandParser parser = new CommandParser(List.of(READ, lower));

    assertThat(parser.parse("123456789012 readonlyaccess 1"))
        .isEqualTo(request("123456789012", lower, 3_600, ""));
    assertThat(parser.parse("123456789012 READONLYACCESS 1"))
        .isInstanceOf(CommandParse.Problem.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ticket",
        "ticket=",
        "ticket INC-1 INC-2",
        "INC-1 INC-2",
        "INC\u0000-1",
        "a\u202Eb"
      })
  void parse_whenTheTicketIsNone_isAProblem(String ticket) {
    assertThat(PARSER.parse("123456789012 ReadOnlyAccess 1 " + ticket))
        .isInstanceOf(CommandParse.Problem.class);
  }

  @Test
  void parse_whenTheTicketIsLong_takes128CharactersAndNoMore() {
    String start = "123456789012 ReadOnlyAccess 1 ";

    assertThat(PARSER.parse(start + "x".repeat(128))).isInstanceOf(CommandParse.Request.class);
    assertThat(PARSER.parse(start + "x".repeat(129))).isInstanceOf(CommandParse.Problem.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "status x",
        "revoke",
        "revoke req-xyz",
        "list all",
        "status req-abc123 x",
        "request",
        "123456789012",
        "123456789012 ReadOnlyAccess",
        "hello",
        "request help"
      })
  void parse_whenMalformed_showsTheUsage(String text) {
    assertThat(problem(text)).contains(CommandParser.USAGE);
  }

  @Test
  void parse_whenAWordHoldsMarkup_cannotLeaveItsBackticks() {
    String shown = problem("`*x*`\u202E 1 1").lines().findFirst().orElseThrow();

    assertThat(shown).isEqualTo("`'*x*'?` is not an account id: twelve digits are.");
  }

  @Test
  void parse_whenAWordIsLong_cutsItBetweenCharacters() {
    String shown = problem("😀".repeat(200) + " 1 1").lines().findFirst().orElseThrow();

    assertThat(shown).startsWith("`" + "😀".repeat(80) + "…`");
  }

  @Test
  void help_namesEveryPermissionSet() {
    assertThat(PARSER.help())
        .contains(CommandParser.USAGE, "`ReadOnlyAccess`", "`AdministratorAccess`");
    List<PermissionSetName> many =
        Stream.iterate(0, i -> i + 1).limit(40).map(i -> new PermissionSetName("S" + i)).toList();
    assertThat(new CommandParser(many).help()).endsWith(" and 10 more");
  }

  @Test
  void parse_whenTheTextIsEndless_isAProblem() {
    char[] text = new char[4_001];
    Arrays.fill(text, ' ');

    assertThat(problem(new String(text))).contains("too long");
  }

  private static String problem(String text) {
    CommandParse parse = PARSER.parse(text);
    assertThat(parse).isInstanceOf(CommandParse.Problem.class);
    return ((CommandParse.Problem) parse).text();
  }

  private static CommandParse request(
      String account, PermissionSetName name, int seconds, String ticket) {
    return new CommandParse.Request(
        new AccountId(account),
        name,
        new Hours(Duration.ofSeconds(seconds)),
        TicketId.parse(ticket).or(Optional::empty));
  }
}
