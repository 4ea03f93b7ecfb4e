/**
 * {@code ./boundary doctor}: looks at a deployment from the operator's seat, and changes nothing.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.cli.doctor;
