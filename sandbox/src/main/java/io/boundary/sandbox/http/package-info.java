/** One HTTP server on the loopback interface, and the requests and responses that pass it. */
@org.jspecify.annotations.NullMarked
package io.boundary.sandbox.http;
