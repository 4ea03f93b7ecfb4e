/** What the loader accepts, what it refuses, and where it says so. */
@org.jspecify.annotations.NullMarked
package io.boundary.policy.document;
