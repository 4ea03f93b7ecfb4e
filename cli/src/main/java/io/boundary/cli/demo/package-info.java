/** {@code ./boundary demo}: a told story over the sandbox, every step of which is checked. */
@org.jspecify.annotations.NullMarked
package io.boundary.cli.demo;
