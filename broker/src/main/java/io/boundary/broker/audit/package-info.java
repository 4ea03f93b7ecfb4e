/** Whether the ledger is still what was written: every chain, against its record and a seal. */
@org.jspecify.annotations.NullMarked
package io.boundary.broker.audit;
