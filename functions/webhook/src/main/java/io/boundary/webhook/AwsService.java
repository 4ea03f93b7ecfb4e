package io.boundary.webhook;

import io.boundary.model.settings.SettingException;
import io.boundary.model.settings.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * A service as its JSON protocol needs it (source: AWS JSON 1.0 and 1.1 protocols, Smithy).
 *
 * @param name as the signature names it
 * @param targetPrefix what stands before the operation in {@code X-Amz-Target}
 * @param contentType the protocol's version
 */
record AwsService(
    String name, String targetPrefix, String contentType, String region, URI endpoint) {

  static AwsService ssm(Settings settings) {
    return of("ssm", "AmazonSSM", "application/x-amz-json-1.1", settings);
  }

  static AwsService sqs(Settings settings) {
    return of("sqs", "AmazonSQS", "application/x-amz-json-1.0", settings);
  }

  private static AwsService of(String name, String target, String type, Settings settings) {
    String region = region(settings);
    URI endpoint =
        configured(settings, "AWS_ENDPOINT_URL_" + name.toUpperCase(Locale.ROOT))
            .or(() -> configured(settings, "AWS_ENDPOINT_URL"))
            .orElseGet(() -> regional(name, region));
    return new AwsService(name, target, type, region, endpoint);
  }

  private static String region(Settings settings) {
    return settings.required(
        "AWS_REGION",
        "a region such as eu-central-1",
        text -> text.matches("[a-z0-9-]{1,40}") ? Optional.of(text) : Optional.empty());
  }

  private static URI regional(String name, String region) {
    String suffix = PartitionMetadata.of(Region.of(region)).dnsSuffix();
    return URI.create("https://" + name + "." + region + "." + suffix + "/");
  }

  private static Optional<URI> configured(Settings settings, String setting) {
    return settings
        .optional(setting)
        .map(
            text ->
                httpUrl(text)
                    .orElseThrow(
                        () -> new SettingException(setting, "is malformed: an http(s) URL")));
  }

  /** The URL, with a path, or empty where the text is no absolute http(s) URL. */
  static Optional<URI> httpUrl(String text) {
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
        return Optional.empty();
      }
      return Optional.of(uri.getRawPath().isEmpty() ? uri.resolve("/") : uri);
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }
}
