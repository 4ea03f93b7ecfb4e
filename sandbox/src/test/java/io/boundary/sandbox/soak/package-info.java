/**
 * The whole product for minutes under everything that can go wrong at once: people at random,
 * faults at the wire, processes killed; and a service dead for an hour. At the end all must be
 * true.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.sandbox.soak;
