package io.boundary.sandbox.aws;

import io.boundary.sandbox.http.HttpReply;
import java.util.function.UnaryOperator;

/** STS's GetCallerIdentity, in its XML. */
final class StsService {

  private final String accountId;
  private final UnaryOperator<String> arnOfKey;

  /**
   * Knows who holds which key.
   *
   * @param arnOfKey the principal's ARN for an access key id
   */
  StsService(String accountId, UnaryOperator<String> arnOfKey) {
    this.accountId = accountId;
    this.arnOfKey = arnOfKey;
  }

  HttpReply handle(String operation, String accessKeyId) {
    if (!operation.equals("GetCallerIdentity")) {
      return xml(
          400,
          """
          <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>\
          <Code>InvalidAction</Code><Message>unknown action</Message></Error></ErrorResponse>""");
    }
    return xml(
        200,
        """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\
        <GetCallerIdentityResult><Arn>%s</Arn><UserId>%s</UserId><Account>%s</Account>\
        </GetCallerIdentityResult><ResponseMetadata><RequestId>sandbox</RequestId>\
        </ResponseMetadata></GetCallerIdentityResponse>"""
            .formatted(arnOfKey.apply(accessKeyId), "AROASANDBOXCALLER0001:sandbox", accountId));
  }

  private static HttpReply xml(int status, String body) {
    return HttpReply.text(status, "text/xml", body);
  }
}
