/** The ledger and its seals as files that outlive it: written, read back, and checked. */
@org.jspecify.annotations.NullMarked
package io.boundary.cli.audit;
