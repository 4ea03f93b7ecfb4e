package io.boundary.broker.grant;

import io.boundary.model.Lease;
import java.util.Optional;

/**
 * What stands before a lease is taken.
 *
 * @param exists whether Identity Center holds the assignment
 * @param lease the lease, read after that where the assignment exists
 */
public record Look(boolean exists, Optional<Lease> lease) {}
