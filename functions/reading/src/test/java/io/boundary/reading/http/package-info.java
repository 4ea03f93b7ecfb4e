@org.jspecify.annotations.NullMarked
package io.boundary.reading.http;
