/** What the AWS adapters share: clients, and how long to wait before the next try. */
@org.jspecify.annotations.NullMarked
package io.boundary.aws;
