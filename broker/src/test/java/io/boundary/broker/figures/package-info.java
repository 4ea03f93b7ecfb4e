@org.jspecify.annotations.NullMarked
package io.boundary.broker.figures;
