/** Who asks and what the policy says: facts gathered concurrently, then one decision. */
@org.jspecify.annotations.NullMarked
package io.boundary.broker.decision;
