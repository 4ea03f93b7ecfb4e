package io.boundary.slack;

import io.boundary.broker.port.ApprovalChannel;
import io.boundary.broker.port.DriftChannel;
import io.boundary.broker.port.Notifier;
import io.boundary.broker.port.Workspace;
import io.boundary.model.settings.Settings;
import io.boundary.slack.message.NoticeMessages;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The Slack side of the broker, built once per process from its settings. */
public final class SlackAdapter {

  private final Workspace workspace;
  private final Notifier notifier;
  private final Function<String, DriftChannel> driftChannels;
  private final ApprovalChannel approvalChannel;
  private final SlackInspection inspection;

  private SlackAdapter(
      Workspace workspace,
      Notifier notifier,
      Function<String, DriftChannel> driftChannels,
      ApprovalChannel approvalChannel,
      SlackInspection inspection) {
    this.workspace = workspace;
    this.notifier = notifier;
    this.approvalChannel = approvalChannel;
    this.driftChannels = driftChannels;
    this.inspection = inspection;
  }

  /**
   * Builds the adapter; calls nobody yet.
   *
   * @param clock tells how old a request is
   * @throws io.boundary.model.settings.SettingException naming a setting that is missing or
   *     malformed
   */
  public static SlackAdapter of(Settings settings, Clock clock) {
    return of(
        SlackSettings.from(settings),
        clock,
        System::nanoTime,
        time -> Thread.sleep(time.toMillis()),
        Timing.USUAL);
  }

  static SlackAdapter of(
      SlackSettings settings, Clock clock, LongSupplier ticks, Sleeper sleeper, Timing timing) {
    Http http = new Http(sleeper, timing);
    SlackApi api = new SlackApi(http, settings.api(), settings.token());
    ResponseUrls responseUrls = new ResponseUrls(http, settings.responseUrls());
    NoticeMessages messages = new NoticeMessages(settings.startUrl());
    return new SlackAdapter(
        new SlackWorkspace(api, settings.team(), ticks, timing),
        new SlackNotifier(api, responseUrls, messages, clock, ticks, timing),
        channel -> new SlackDriftChannel(api, channel, ticks, timing),
        new SlackApprovalChannel(api, messages, ticks, timing),
        new SlackInspection(api, clock, ticks, timing));
  }

  /** Who people are. */
  public Workspace workspace() {
    return workspace;
  }

  /** How people are told. */
  public Notifier notifier() {
    return notifier;
  }

  /** Where approvers are asked. */
  public ApprovalChannel approvalChannel() {
    return approvalChannel;
  }

  /** Whether all is as it must be. */
  public SlackInspection inspection() {
    return inspection;
  }

  /** A channel, given by id or as {@code #name}, where operators are told of drift. */
  public DriftChannel driftChannel(String channel) {
    return driftChannels.apply(channel);
  }
}
