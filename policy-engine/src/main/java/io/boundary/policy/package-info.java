/**
 * The decision function and the typed policy that it reads. Pure: no AWS, YAML, clock or
 * environment.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.policy;
