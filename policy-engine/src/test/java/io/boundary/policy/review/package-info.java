@org.jspecify.annotations.NullMarked
package io.boundary.policy.review;
