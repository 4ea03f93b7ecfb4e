/** The parts of reconciliation: what is looked at, and what is wrong with it. */
@org.jspecify.annotations.NullMarked
package io.boundary.broker.reconcile;
