/** The sandbox's own routes, to look at its world and to change it. */
@org.jspecify.annotations.NullMarked
package io.boundary.sandbox.control;
