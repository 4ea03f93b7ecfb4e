/** How a request changes: one write at a time, each with the ledger events that say so. */
@org.jspecify.annotations.NullMarked
package io.boundary.broker.lifecycle;
