/**
 * What people ask of a policy before it is live: what is wrong with it, why it decides as it does,
 * whether it still decides as its cases say. Pure, over the engine's own types.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.policy.review;
