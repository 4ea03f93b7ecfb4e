/** The use cases: what people and the clock ask of Boundary, over ports. */
@org.jspecify.annotations.NullMarked
package io.boundary.broker;
