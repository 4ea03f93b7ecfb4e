/** HTTP as the gateway hands it to a function and takes it back. */
@org.jspecify.annotations.NullMarked
package io.boundary.reading.http;
