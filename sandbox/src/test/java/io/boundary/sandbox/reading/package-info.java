@org.jspecify.annotations.NullMarked
package io.boundary.sandbox.reading;
