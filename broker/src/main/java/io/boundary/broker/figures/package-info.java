/** Whether the figures are what the records and the ledger say, and setting them right. */
@org.jspecify.annotations.NullMarked
package io.boundary.broker.figures;
