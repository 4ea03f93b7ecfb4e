/**
 * The deterministic simulation: the real use cases over in-memory ports, many processes at once,
 * and one seeded scheduler that owns time, interleaving, delivery and faults.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.broker.simulation;
