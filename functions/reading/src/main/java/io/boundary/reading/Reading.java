package io.boundary.reading;

import io.boundary.aws.ReadingClients;
import io.boundary.aws.dynamodb.DynamoDayCounts;
import io.boundary.aws.dynamodb.DynamoRequestHistory;
import io.boundary.aws.dynamodb.Tables;
import io.boundary.aws.ssm.SsmParameterSource;
import io.boundary.broker.port.DayCounts;
import io.boundary.broker.port.RequestHistory;
import io.boundary.model.settings.SettingException;
import io.boundary.model.settings.Settings;
import io.boundary.reading.caller.Principals;
import io.boundary.reading.listing.Listing;
import io.boundary.reading.listing.PageTokens;
import io.boundary.runtime.LogLevelSetting;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The graph under every function that reads: settings, callers, history and figures. Made once per
 * process.
 *
 * @param maxPageSize the most rows of a page, 1 to 1000
 */
public record Reading(
    Settings settings,
    Principals principals,
    PageTokens tokens,
    RequestHistory history,
    Listing listing,
    Figures figures,
    int maxPageSize,
    Clock clock) {

  private static final String PAGE_SIZE = "AUDIT_API_MAX_PAGE_SIZE";
  private static final int DEFAULT_MAX_PAGE_SIZE = 200;
  private static final int MOST_OF_A_PAGE = 1000;

  /**
   * Builds it from settings; calls nobody but the parameter store, and that only when a parameter
   * is needed. The ledger's table is not required: only who reads events needs it.
   *
   * @throws SettingException where a setting is missing or malformed
   */
  public static Reading of(
      Map<String, String> environment, AwsCredentialsProvider credentials, Clock clock) {
    ReadingClients clients = new ReadingClients(environment, credentials);
    Settings settings = new Settings(environment, new SsmParameterSource(clients.ssm()), clock);
    LogLevelSetting.check(settings);
    Tables tables =
        new Tables(
            settings.required("DYNAMODB_TABLE"),
            settings.optional("LEDGER_TABLE").orElse("unused"),
            "unused",
            settings.required("COUNTERS_TABLE"));
    DynamoDbClient dynamo = clients.dynamoDb();
    return of(
        settings,
        new DynamoRequestHistory(dynamo, tables),
        new DynamoDayCounts(dynamo, tables),
        clock);
  }

  /**
   * Builds it over other ports.
   *
   * @throws SettingException where a setting is missing or malformed
   */
  public static Reading of(
      Settings settings, RequestHistory history, DayCounts counts, Clock clock) {
    return new Reading(
        settings,
        Principals.of(settings),
        PageTokens.of(settings),
        history,
        new Listing(history),
        new Figures(history, counts, clock),
        settings.number(PAGE_SIZE, DEFAULT_MAX_PAGE_SIZE, MOST_OF_A_PAGE),
        clock);
  }
}
