/**
 * What the use cases need from the world, in their own words. A port answers refusals as values and
 * throws where the world is broken; time is always given to it or bounded by a deadline.
 */
@org.jspecify.annotations.NullMarked
package io.boundary.broker.port;
