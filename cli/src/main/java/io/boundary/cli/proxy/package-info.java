/**
 * The signing proxy: lets a browser on this machine read a dashboard that wants requests signed
 * with AWS credentials, and keeps everybody else out.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.cli.proxy;
