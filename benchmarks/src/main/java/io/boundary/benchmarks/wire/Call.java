package io.boundary.benchmarks.wire;

/**
 * An outward call of the product.
 *
 * @param name service and operation
 * @param begin when it arrived, in nanoseconds of {@link System#nanoTime}
 * @param end when its delay was over, right before it took effect, in the same
 */
public record Call(String name, long begin, long end) {}
