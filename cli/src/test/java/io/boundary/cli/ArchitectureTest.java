package io.boundary.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The boundaries that design and code must share; every module's main classes are looked at. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.boundary");

  private static final int LONGEST_HANDLER = 100;

  /** What functions share, and no function. */
  private static final Set<String> SHARED = Set.of("runtime", "reading");

  private static final DescribedPredicate<JavaClass> WIRING =
      describe("wiring", type -> outermost(type).endsWith("Wiring"));

  private static final Map<String, Set<String>> FROM_OUTSIDE =
      Map.of(
          "java.lang.System", Set.of("currentTimeMillis", "getenv"),
          "java.lang.Math", Set.of("random"),
          "java.util.UUID", Set.of("randomUUID"),
          "java.util.Random", Set.of("<init>"),
          "java.security.SecureRandom", Set.of("<init>", "getInstanceStrong"),
          "java.util.concurrent.ThreadLocalRandom", Set.of("current"),
          "java.util.Date", Set.of("<init>"));

  private static final DescribedPredicate<JavaAccess<?>> CLOCK_CHANCE_OR_ENVIRONMENT =
      describe("clock, chance or environment", ArchitectureTest::readsTheOutside);

  private static final ArchRule ONLY_WIRING_READS_THE_OUTSIDE =
      noClasses().that(not(WIRING)).should().accessTargetWhere(CLOCK_CHANCE_OR_ENVIRONMENT);

  @Test
  void allModules_areLookedAt() {
    assertThat(CLASSES.stream().map(type -> type.getPackageName().split("\\.", 4)[2]).distinct())
        .contains(
            "model",
            "policy",
            "broker",
            "aws",
            "slack",
            "webhook",
            "workflow",
            "janitor",
            "auditapi",
            "dashboard",
            "reading",
            "runtime",
            "sandbox",
            "cli");
  }

  @Test
  void modelAndPolicy_knowNoAwsSlackJsonOrLogging() {
    noClasses()
        .that(resideInAnyPackage("io.boundary.model..", "io.boundary.policy.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "software.amazon..",
                "com.amazonaws..",
                "com.slack..",
                "io.boundary.aws..",
                "io.boundary.slack..",
                "com.fasterxml..",
                "org.slf4j.."))
        .check(CLASSES);
  }

  @Test
  void yaml_isReadInThePolicyDocumentAlone() {
    noClasses()
        .that(resideInAnyPackage("io.boundary.model..", "io.boundary.policy.."))
        .and(not(resideInAPackage("io.boundary.policy.document..")))
        .should()
        .dependOnClassesThat(resideInAPackage("org.yaml.."))
        .check(CLASSES);
  }

  @Test
  void broker_knowsNoAdapterFunctionAwsOrSlack() {
    noClasses()
        .that(resideInAPackage("io.boundary.broker.."))
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.boundary..")
                .and(
                    not(
                        resideInAnyPackage(
                            "io.boundary.model..", "io.boundary.policy..", "io.boundary.broker..")))
                .or(resideInAnyPackage("software.amazon..", "com.amazonaws..", "com.slack..")))
        .check(CLASSES);
  }

  @Test
  void packages_areFreeOfCycles() {
    slices().matching("io.boundary.broker.(**)").should().beFreeOfCycles().check(CLASSES);
    slices().matching("io.boundary.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void functions_doNotKnowEachOther() throws IOException {
    List<String> functions = functions();
    assertThat(functions).contains("webhook", "workflow", "janitor", "auditapi", "dashboard");
    for (String function : functions) {
      String[] others =
          functions.stream()
              .filter(other -> !other.equals(function))
              .map(other -> "io.boundary." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that(resideInAPackage("io.boundary." + function + ".."))
          .should()
          .dependOnClassesThat(resideInAnyPackage(others))
          .check(CLASSES);
    }
  }

  @Test
  void clockChanceAndEnvironment_areReadInWiringAlone() {
    ONLY_WIRING_READS_THE_OUTSIDE.check(CLASSES);
  }

  @Test
  void clockChanceAndEnvironment_whenReadElsewhere_areNoticed() {
    List<Class<?>> offenders =
        List.of(ReadsTheClock.class, ReadsTheEnvironment.class, RefersToTheClock.class);

    for (Class<?> offender : offenders) {
      JavaClasses one = new ClassFileImporter().importClasses(offender);
      assertThatThrownBy(() -> ONLY_WIRING_READS_THE_OUTSIDE.check(one))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining(offender.getSimpleName());
    }
  }

  @Test
  void standardOutput_isWrittenByTheCommandLineAlone() {
    DescribedPredicate<JavaAccess<?>> standardStream =
        describe(
            "a standard stream",
            access ->
                access.getTargetOwner().isEquivalentTo(System.class)
                    && Set.of("out", "err").contains(access.getName()));
    noClasses()
        .that(not(WIRING))
        .and(not(resideInAPackage("io.boundary.cli..")))
        .should()
        .accessTargetWhere(standardStream)
        .check(CLASSES);
  }

  @Test
  void javaUtilLogging_isUsedNowhere() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("java.util.logging.."))
        .check(CLASSES);
  }

  @Test
  void handlers_areShort() throws IOException {
    try (Stream<Path> files = Files.walk(ProjectFolder.find().resolve("functions"))) {
      List<Path> handlers =
          files
              .filter(file -> file.toString().contains("src/main/java"))
              .filter(file -> file.getFileName().toString().endsWith("Handler.java"))
              .toList();
      assertThat(handlers).hasSizeGreaterThanOrEqualTo(5);
      for (Path handler : handlers) {
        assertThat(Files.readAllLines(handler))
            .as(handler.getFileName().toString())
            .hasSizeLessThanOrEqualTo(LONGEST_HANDLER);
      }
    }
  }

  /** Every folder of functions/ but the code that they share. */
  private static List<String> functions() throws IOException {
    try (Stream<Path> folders = Files.list(ProjectFolder.find().resolve("functions"))) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
          .map(folder -> folder.getFileName().toString().replace("-", ""))
          .filter(name -> !SHARED.contains(name))
          .toList();
    }
  }

  private static String outermost(JavaClass type) {
    return type.getName().replaceAll("\\$.*", "");
  }

  private static boolean readsTheOutside(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    boolean systemClock =
        owner.equals("java.time.Clock")
            // `tick` itself coarsens a clock that it is given.
            && (name.startsWith("system") || (name.startsWith("tick") && !name.equals("tick")));
    boolean now =
        owner.startsWith("java.time.")
            && name.equals("now")
            && !access.getTarget().getFullName().contains("java.time.Clock");
    return systemClock || now || FROM_OUTSIDE.getOrDefault(owner, Set.of()).contains(name);
  }

  static final class ReadsTheClock {
    static Instant now() {
      return Instant.now();
    }
  }

  static final class ReadsTheEnvironment {
    static String home() {
      return System.getenv().getOrDefault("HOME", "");
    }
  }

  static final class RefersToTheClock {
    static Supplier<Instant> clock() {
      return Instant::now;
    }
  }
}
