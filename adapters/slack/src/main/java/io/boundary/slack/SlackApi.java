package io.boundary.slack;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.slack.api.methods.RequestFormBuilder;
import com.slack.api.methods.request.auth.AuthTestRequest;
import com.slack.api.methods.request.chat.ChatDeleteScheduledMessageRequest;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatScheduleMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.methods.request.conversations.ConversationsOpenRequest;
import com.slack.api.methods.request.users.UsersInfoRequest;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.chat.ChatDeleteScheduledMessageResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatScheduleMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.methods.response.conversations.ConversationsOpenResponse;
import com.slack.api.util.json.GsonFactory;
import io.boundary.model.MessageRef;
import io.boundary.model.SlackUserId;
import io.boundary.model.settings.SettingValue;
import io.boundary.slack.Exchange.Got;
import io.boundary.slack.Exchange.Lost;
import io.boundary.slack.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.FormBody;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The methods of Slack's Web API that Boundary calls. A token that Slack no longer takes is read
 * again once, so that a rotated one works without a restart.
 */
final class SlackApi {

  /** Codes that say the token is wrong, not the call. */
  static final Set<String> TOKEN_CODES =
      Set.of("invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive");

  private static final Gson JSON = GsonFactory.createSnakeCase();
  private static final String CODE = "[a-zA-Z0-9_]{1,80}";

  private final Http http;
  private final UrlPrefix base;
  private final SettingValue token;

  SlackApi(Http http, UrlPrefix base, SettingValue token) {
    this.http = http;
    this.base = base;
    this.token = token;
  }

  Answer<AuthTestResponse> authTest(Deadline deadline) {
    FormBody.Builder form = RequestFormBuilder.toForm(AuthTestRequest.builder().build());
    return call("auth.test", form, AuthTestResponse.class, deadline);
  }

  /** What the token may. */
  Answer<List<String>> scopes(Deadline deadline) {
    FormBody.Builder form = RequestFormBuilder.toForm(AuthTestRequest.builder().build());
    return call(
        "auth.test",
        form,
        got ->
            read("auth.test", got, AuthTestResponse.class)
                .then(test -> new Answer.Ok<>(got.scopes())),
        deadline);
  }

  /** Lays a message by for that time, which Slack refuses where the bot may not post. */
  Answer<ChatScheduleMessageResponse> schedule(
      String channel, String text, Instant at, Deadline deadline) {
    ChatScheduleMessageRequest request =
        ChatScheduleMessageRequest.builder()
            .channel(channel)
            .text(text)
            .postAt(Math.toIntExact(at.getEpochSecond()))
            .build();
    return call(
        "chat.scheduleMessage",
        RequestFormBuilder.toForm(request),
        ChatScheduleMessageResponse.class,
        deadline);
  }

  /** Takes back what was laid by. */
  Answer<ChatDeleteScheduledMessageResponse> unschedule(
      String channelId, String id, Deadline deadline) {
    ChatDeleteScheduledMessageRequest request =
        ChatDeleteScheduledMessageRequest.builder()
            .channel(channelId)
            .scheduledMessageId(id)
            .build();
    return call(
        "chat.deleteScheduledMessage",
        RequestFormBuilder.toForm(request),
        ChatDeleteScheduledMessageResponse.class,
        deadline);
  }

  Answer<UserInfo> usersInfo(SlackUserId user, Deadline deadline) {
    UsersInfoRequest request = UsersInfoRequest.builder().user(user.value()).build();
    FormBody.Builder form = RequestFormBuilder.toForm(request);
    return call("users.info", form, UserInfo.class, deadline);
  }

  /** Posts to a person's direct messages. */
  Answer<MessageRef> direct(SlackUserId user, Message message, Deadline deadline) {
    ConversationsOpenRequest request =
        ConversationsOpenRequest.builder().users(List.of(user.value())).build();
    FormBody.Builder form = RequestFormBuilder.toForm(request);
    return call("conversations.open", form, ConversationsOpenResponse.class, deadline)
        .then(
            opened ->
                opened.getChannel() == null || opened.getChannel().getId() == null
                    ? new Answer.Broken<>("conversations.open named no channel")
                    : post(opened.getChannel().getId(), message, deadline));
  }

  /** Posts to a channel, given by id or as {@code #name}; the answer says where it went. */
  Answer<MessageRef> post(String channel, Message message, Deadline deadline) {
    ChatPostMessageRequest request =
        ChatPostMessageRequest.builder()
            .channel(channel)
            .text(message.text())
            .blocks(message.blocks())
            .mrkdwn(false)
            .parse("none")
            .linkNames(false)
            .unfurlLinks(false)
            .unfurlMedia(false)
            .build();
    FormBody.Builder form = RequestFormBuilder.toForm(request);
    return call("chat.postMessage", form, ChatPostMessageResponse.class, deadline)
        .then(
            posted ->
                posted.getChannel() == null || posted.getTs() == null
                    ? new Answer.Broken<>("chat.postMessage named no message")
                    : new Answer.Ok<>(new MessageRef(posted.getChannel(), posted.getTs())));
  }

  /** Replaces a message. */
  Answer<ChatUpdateResponse> update(MessageRef where, Message message, Deadline deadline) {
    ChatUpdateRequest request =
        ChatUpdateRequest.builder()
            .channel(where.channel())
            .ts(where.timestamp())
            .text(message.text())
            .blocks(message.blocks())
            .parse("none")
            .linkNames(false)
            .build();
    FormBody.Builder form = RequestFormBuilder.toForm(request);
    return call("chat.update", form, ChatUpdateResponse.class, deadline);
  }

  private <T> Answer<T> call(
      String method, FormBody.Builder form, Class<T> type, Deadline deadline) {
    return call(method, form, got -> read(method, got, type), deadline);
  }

  private <T> Answer<T> call(
      String method, FormBody.Builder form, Function<Got, Answer<T>> read, Deadline deadline) {
    FormBody body = form.build();
    String used = token.get();
    Answer<T> answer = once(method, body, read, used, deadline);
    boolean wrongToken =
        answer instanceof Answer.Refused<T> refused && TOKEN_CODES.contains(refused.code());
    // Another thread may have read the new token already: then there is nothing left to refresh.
    return wrongToken && (token.refreshed() || !token.get().equals(used))
        ? once(method, body, read, token.get(), deadline)
        : answer;
  }

  private <T> Answer<T> once(
      String method,
      FormBody body,
      Function<Got, Answer<T>> read,
      String bearer,
      Deadline deadline) {
    Request request =
        new Request.Builder()
            .url(base.method(method))
            .header("Authorization", "Bearer " + bearer.strip())
            .post(body)
            .build();
    Exchange exchange = http.send(request, deadline);
    if (exchange instanceof Lost lost) {
      return new Answer.Broken<>(method + " " + lost.why());
    }
    Got got = (Got) exchange;
    if (got.isTooMany()) {
      return new Answer.Busy<>(got.retryAfter());
    }
    return got.isSuccess()
        ? read.apply(got)
        : new Answer.Broken<>(method + " answered HTTP " + got.status());
  }

  private static <T> Answer<T> read(String method, Got got, Class<T> type) {
    Optional<Envelope> envelope = parse(got.body(), Envelope.class);
    Optional<T> parsed = parse(got.body(), type);
    if (envelope.isEmpty() || parsed.isEmpty()) {
      return new Answer.Broken<>(method + " answered no JSON");
    }
    if (envelope.get().ok()) {
      return new Answer.Ok<>(parsed.get());
    }
    @Nullable String code = envelope.get().error();
    if (code == null || !code.matches(CODE)) {
      return new Answer.Broken<>(method + " refused without a code");
    }
    return code.equals("ratelimited") || code.equals("rate_limited")
        ? new Answer.Busy<>(got.retryAfter())
        : new Answer.Refused<>(code);
  }

  /** The answer, or empty where it is none: the parser's complaint may hold parts of the body. */
  static <T> Optional<T> parse(String body, Class<T> type) {
    return parsed(() -> JSON.fromJson(body, type));
  }

  /** A part of an answer that was kept as it came. */
  static <T> Optional<T> parse(JsonElement part, Class<T> type) {
    return parsed(() -> JSON.fromJson(part, type));
  }

  /** The client's own readers of blocks throw what they like, not only the parser's exception. */
  private static <T> Optional<T> parsed(Supplier<@Nullable T> read) {
    try {
      return Optional.ofNullable(read.get());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  static String json(Object value) {
    return JSON.toJson(value);
  }

  /** What every answer says of itself. */
  private record Envelope(boolean ok, @Nullable String error) {}
}
