/** The policy file: its text becomes a typed policy, or a list of everything that is wrong. */
@org.jspecify.annotations.NullMarked
package io.boundary.policy.document;
