/** How fast the policy decides. */
@org.jspecify.annotations.NullMarked
package io.boundary.benchmarks.policy;
