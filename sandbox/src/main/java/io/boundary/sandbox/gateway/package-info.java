/** API Gateway and Lambda: HTTP requests and ticks become the very events that handlers see. */
@org.jspecify.annotations.NullMarked
package io.boundary.sandbox.gateway;
