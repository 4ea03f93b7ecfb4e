package io.boundary.cli.doctor;

import io.boundary.aws.AwsErrors;
import io.boundary.model.settings.SettingException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes all checks, side by side; one that cannot look says so and holds up no other. */
public final class Doctor {

  private final String target;
  private final List<Check> checks;
  private final Executor executor;

  /**
   * One for that target.
   *
   * @param checks the first one asks AWS who we are
   */
  Doctor(String target, List<Check> checks, Executor executor) {
    this.target = target;
    this.checks = List.copyOf(checks);
    this.executor = executor;
  }

  /** Where it looks: an endpoint or a region, and the table of requests. */
  public String target() {
    return target;
  }

  /** Whether nothing could be looked at: AWS does not even answer who we are. */
  public static boolean sawNothing(List<Diagnosis> all) {
    return all.get(0).finding().state() == Finding.State.UNSEEN;
  }

  /**
   * What each check found, in their order.
   *
   * @param done hears the name of each check when it is done, from any thread
   */
  public List<Diagnosis> examine(Consumer<String> done) {
    List<CompletableFuture<Diagnosis>> running =
        checks.stream()
            .map(check -> CompletableFuture.supplyAsync(() -> diagnosis(check, done), executor))
            .toList();
    return running.stream().map(CompletableFuture::join).toList();
  }

  private static Diagnosis diagnosis(Check check, Consumer<String> done) {
    Finding finding = finding(check);
    done.accept(check.name());
    return new Diagnosis(check.name(), finding);
  }

  private static Finding finding(Check check) {
    try {
      return check.look().get();
    } catch (SdkClientException e) {
      return Finding.unseen(
          "AWS does not answer: " + e.getMessage(),
          "see that AWS_REGION and your credentials are set, and that AWS can be reached from here");
    } catch (SdkException e) {
      return Finding.miss(
          "AWS does not say: " + AwsErrors.code(e),
          "see that your role has the operator policy (Terraform output operator_policy_arn)");
    } catch (SettingException e) {
      return Finding.miss(
          String.valueOf(e.getMessage()), "docs/configuration.md says what it is for");
    } catch (RuntimeException e) {
      return Finding.miss("this could not be looked at: " + e, "try again");
    }
  }
}
