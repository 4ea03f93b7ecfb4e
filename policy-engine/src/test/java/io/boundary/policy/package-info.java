/** Theorems about the decision, and a second, naive engine to compare it with. */
@org.jspecify.annotations.NullMarked
package io.boundary.policy;
