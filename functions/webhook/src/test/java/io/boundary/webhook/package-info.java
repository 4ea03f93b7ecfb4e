/** Tests of the public endpoint, against AWS and Slack played on loopback. */
@org.jspecify.annotations.NullMarked
package io.boundary.webhook;
